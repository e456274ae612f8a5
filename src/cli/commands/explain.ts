/** `explain`: where values and manifests come from. */
import { ChartwrightError } from '../../base/errors.ts';
import { atLeast, command, group } from '../command.ts';
import { completeOneChart } from '../complete/charts.ts';
import { oneOf } from '../complete/completion.ts';
import { currentNamespace } from '../env-vars.ts';
import { bool, commaList, custom, text } from '../flag.ts';
import { chartFlags, offlineFlags, valuesFlags } from '../flag-groups.ts';
import { chartSource, valuesLayers } from '../flags/flag-options.ts';
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
    const printed = flags.output === 'json' ? `${JSON.stringify(explanationData(explanation), null, 2)}\n` : explanationText(explanation);
    context.io.out(printed);
  },
});

const manifest = command({
  use: 'manifest [NAME] CHART [KIND/NAME [FIELD]]',
  short: 'explain which template and which values each line comes from',
  long: `
Prints what 'template' prints, and beside each line the place of the template that wrote it
and the values that it holds, with the file and line that set them; values that only chose
the line, in a condition or a loop, are in parentheses.

KIND/NAME narrows the output to an object, FIELD to a page about a field of it: its lines,
the template that wrote them, and the chains of its values. A field is spec.replicas or
spec.template.spec.containers[0].image.
`,
  examples: `
  # where the image of a container comes from
  PROGRAM explain manifest ./web -f prod.yaml Deployment/web spec.template.spec.containers[0].image

  # everything, for a program
  PROGRAM explain manifest ./web -o json
`,
  flags: {
    ...valuesFlags,
    ...chartFlags(),
    ...offlineFlags,
    includeCrds: bool('include CRDs in the templated output'),
    noHooks: bool('prevent hooks from running'),
    skipTests: bool('skip tests from templated output'),
    isUpgrade: bool('set .Release.IsUpgrade instead of .Release.IsInstall'),
    skipSchemaValidation: bool('if set, disables JSON schema validation'),
    kubeVersion: text('Kubernetes version used for Capabilities.KubeVersion'),
    apiVersions: commaList('Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)', { short: 'a' }),
    output: outputFlag,
  },
  args: atLeast(1),
  complete: completeOneChart,
  async run(context, args, flags) {
    const [{ chartAndPaths }, { explainManifestOf, fieldText, manifestData, manifestText }] = await Promise.all([
      import('../../action/explain/explain-values.ts'),
      import('../../action/explain/explain-manifest.ts'),
    ]);
    const { io, settings } = context;
    const { name = 'release-name', chart, paths } = chartAndPaths(args, io.files, io.cwd);
    const { includeCrds, noHooks, skipTests, skipSchemaValidation, apiVersions, kubeVersion, isUpgrade } = flags;
    const explanation = await explainManifestOf(templateDeps(context, flags), {
      chart,
      only: paths,
      source: chartSource(flags, flags.version),
      values: valuesLayers(flags),
      options: {
        release: { name, namespace: currentNamespace(settings, io), isUpgrade },
        ...(kubeVersion && { kubeVersion }),
        ...{ includeCrds, noHooks, skipTests, skipSchemaValidation, apiVersions },
      },
    });
    if (flags.output === 'json') return io.out(`${JSON.stringify(manifestData(explanation))}\n`);
    io.out(paths.length > 1 ? fieldText(explanation, context.paint.out) : manifestText(explanation));
  },
});

export const explain = group(
  {
    use: 'explain',
    short: 'explain where values and manifests come from',
    long: `
Explains what a chart makes of its values: where each value comes from, and which template
and which values each line of a manifest comes from.
`,
  },
  { manifest: async () => manifest, values: async () => values },
);
