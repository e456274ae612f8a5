/** `types`: prints the TypeScript type of a chart's values. */
import { printTypes } from '../../action/author/schema/print-types.ts';
import { makeSchemas, SCHEMA_PROFILE } from '../../action/author/schema/write-schemas.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { command, exactly } from '../command.ts';
import { text } from '../flag.ts';

export const types = command({
  use: 'types CHART',
  ours: true,
  short: "print the TypeScript type of a chart's values",
  long: `
Prints a TypeScript interface for the values of a chart, derived as by 'schema', for
programs that render charts with the library.
`,
  examples: `
  PROGRAM types ./web > web-values.ts
`,
  flags: { name: text('name of the interface', { default: 'Values' }) },
  args: exactly(1),
  async run({ io }, paths, { name }) {
    const { files, cwd, clock, random } = io;
    const options = {
      draft: '',
      strict: false,
      fresh: false,
      outputFile: 'values.schema.json',
      trace: true,
      dependencies: true,
    };
    const [outcome] = await makeSchemas(paths, { files, cwd, clock, random, profile: SCHEMA_PROFILE }, options);
    if (outcome && 'error' in outcome) throw new ChartwrightError(outcome.error.code, outcome.error.message, outcome.error);
    if (outcome) io.out(printTypes(outcome.schema, name));
  },
});
