/** The JSON Schema of `.chartwright.yaml`, with all rules and families that there are. */
import { RULES } from '../src/diagnostics/rules.ts';

export const CONFIG_SCHEMA = 'docs/chartwright.schema.json';

/** The text of docs/chartwright.schema.json. */
export function configSchema(): string {
  const rules = Object.keys(RULES);
  const families = [...new Set(rules.map((rule) => `${rule.slice(0, rule.indexOf('/'))}/*`))];
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '.chartwright.yaml: how chartwright check judges charts',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      rules: {
        description: 'Rules, or families of them, graded otherwise or switched off.',
        type: ['object', 'null'],
        propertyNames: { enum: [...families, ...rules] },
        additionalProperties: { description: 'How grave findings of the rule are.', enum: ['off', 'info', 'warning', 'error'] },
      },
      valuesSets: {
        description: 'Values files by the name of their set, from the folder of this file.',
        type: ['object', 'null'],
        additionalProperties: { type: ['array', 'null'], items: { type: 'string' } },
      },
      kubeVersion: {
        description: 'The version of Kubernetes that the objects are for; in quotes, for 1.30 is a number.',
        type: ['string', 'null'],
      },
      schemaLocations: {
        description: 'Where schemas of objects are looked for, as --schema-location has them; paths from the folder of this file.',
        type: ['array', 'null'],
        items: { type: 'string' },
      },
      failOn: { description: 'The least severity that fails.', enum: ['error', 'warning', 'info', null] },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
