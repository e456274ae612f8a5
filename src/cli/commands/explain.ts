/** `explain`: where values come from. */
import { ChartwrightError } from '../../base/errors.ts';
import { atLeast, command, group } from '../command.ts';
import { completeOneChart } from '../complete/charts.ts';
import { oneOf } from '../complete/completion.ts';
import { custom } from '../flag.ts';
import { chartFlags, offlineFlags, valuesFlags } from '../flag-groups.ts';
import { chartSource, valuesLayers } from '../flag-options.ts';
import { templateDeps } from '../template-request.ts';

const outputFlag = custom('format', 'prints the output in the specified format. Allowed values: text, json', {
  short: 'o',
  default: 'text',
  check(value) {
    if (!['text', 'json'].includes(value)) throw new ChartwrightError('usage', 'invalid format type');
  },
  complete: () => oneOf('json\tOutput result in JSON format', 'text\tOutput result in human-readable format'),
});

const values = command({
  use: 'values [NAME] CHART [PATH...]',
  short: 'explain where values come from',
  long: `
Tells for each value that the templates of a chart see which layer wins, and what the
layers below say: the values.yaml of the chart, of its parent and of its subcharts, values
that a parent imports, globals that it hands down, and each -f and --set in the order in
which they apply. A value has its file, line and column, or the text of its flag; a value
that loses is overridden, has another type, or is removed by a null.

PATH narrows the output to a value, a table or an element of a list: image.tag, hosts[0],
annotations."example.com/name". Afterwards come warnings of what usually is a mistake:
numbers that print in another form, layers without effect, lists that replace lists.
`,
  examples: `
  # why the tag is not the one that was set
  PROGRAM explain values ./web -f prod.yaml --set image.tag=1.2.3 image.tag

  # all values, for a program
  PROGRAM explain values ./web -f prod.yaml -o json
`,
  flags: { ...valuesFlags, ...chartFlags(), ...offlineFlags, output: outputFlag },
  args: atLeast(1),
  complete: completeOneChart,
  async run(context, args, flags) {
    const { chartAndPaths, explainValuesOf, explanationData, explanationText } = await import('../../action/explain/explain-values.ts');
    const { files, cwd } = context.io;
    const request = {
      ...chartAndPaths(args, files, cwd),
      source: chartSource(flags, flags.version),
      values: valuesLayers(flags),
    };
    const explanation = await explainValuesOf(templateDeps(context, flags), request);
    const text = flags.output === 'json' ? `${JSON.stringify(explanationData(explanation), null, 2)}\n` : explanationText(explanation);
    context.io.out(text);
  },
});

export const explain = group(
  {
    use: 'explain',
    ours: true,
    short: 'explain where values come from',
    long: `
Explains what a chart makes of its values: which file, flag or chart each one comes from,
and what it overrides. Nothing is rendered or installed.
`,
  },
  { values: async () => values },
);
