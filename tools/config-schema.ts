/** The JSON Schema of `.chartwright.yaml`, with all rules and families that there are. */
import { RULES } from '../src/diagnostics/rules.ts';

export const CONFIG_SCHEMA = 'docs/chartwright.schema.json';

/** The text of docs/chartwright.schema.json. */
export function configSchema(): string {
  const rules = Object.keys(RULES);
  const families = [...new Set(rules.map((rule) => `${rule.slice(0, rule.indexOf('/'))}/*`))];
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '.chartwright.yaml: settings of chartwright check',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      rules: {
        description: 'The severities of rules, or of families of rules.',
        type: ['object', 'null'],
        propertyNames: { enum: [...families, ...rules] },
        additionalProperties: {
          description: 'The severity of findings of the rule; off switches it off.',
          enum: ['off', 'info', 'warning', 'error'],
        },
      },
      valuesSets: {
        description: 'Values files by the name of their set, from the folder of this file.',
        type: ['object', 'null'],
        additionalProperties: { type: ['array', 'null'], items: { type: 'string' } },
      },
      kubeVersion: {
        description: 'The version of Kubernetes that the objects are for; in quotes, because 1.30 is a number.',
        type: ['string', 'null'],
      },
      schemaLocations: {
        description: 'Locations of schemas of objects, as for --schema-location; paths from the folder of this file.',
        type: ['array', 'null'],
        items: { type: 'string' },
      },
      failOn: { description: 'The lowest severity that makes the check fail.', enum: ['error', 'warning', 'info', null] },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
