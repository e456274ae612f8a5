/** Compiles the JSON Schemas of our own file formats to functions, so that ajv itself is not needed where they are used. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { transformSync } from 'esbuild';
import { CONFIG_SCHEMA, configSchema } from './config-schema.ts';

/** A published schema, the file its functions go to, and the part of the schema that each of them checks. */
interface CompiledFile {
  readonly schema: string;
  readonly file: string;
  readonly functions: Readonly<Record<string, string>>;
}

export const COMPILED: readonly CompiledFile[] = [
  {
    schema: 'docs/jobs.schema.json',
    file: 'src/action/batch/compiled-schema.ts',
    functions: { areJobFields: '#/definitions/fields' },
  },
  {
    schema: CONFIG_SCHEMA,
    file: 'src/action/check/compiled-schema.ts',
    functions: { isConfig: '' },
  },
];

/** The text of a file of compiled functions. */
export function compiledSchema({ schema, functions }: CompiledFile): string {
  const ajv = new Ajv({ strictTypes: false, allErrors: true, messages: false, code: { source: true, esm: true, lines: true } });
  ajv.addSchema(JSON.parse(readFileSync(schema, 'utf8')), 'schema');
  const references = Object.fromEntries(Object.entries(functions).map(([name, part]) => [name, `schema${part}`]));
  const code = (standaloneCode as unknown as typeof standaloneCode.default)(ajv, references);
  return [
    `/** ${schema}, compiled by tools/schemas.ts. Not to be edited. */`,
    '// @ts-nocheck',
    transformSync(code, { format: 'esm', treeShaking: true, minifySyntax: true, minifyWhitespace: true }).code,
  ].join('\n');
}

export function writeCompiledSchemas(): void {
  writeFileSync(CONFIG_SCHEMA, configSchema());
  for (const each of COMPILED) writeFileSync(each.file, compiledSchema(each));
}
