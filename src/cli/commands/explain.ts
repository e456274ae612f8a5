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
    if (!['text', 'json'].includes(value)) throw new ChartwrightError('usage', 'invalid format type: it must be text or json');
  },
  complete: () => oneOf('json\tOutput result in JSON format', 'text\tOutput result in human-readable format'),
});

const values = command({
  use: 'values [NAME] CHART [PATH...]',
  short: 'explain where values come from',
  long: `
Shows, for each value that the templates of a chart see, which layer sets it and what the
layers below it set: the values.yaml of the chart, of its parent and of its subcharts,
values that a parent imports, globals that it passes down, and each -f and --set in the
order in which they apply. A value is shown with its file, line and column, or the text of
its flag; a value without effect is overridden, has another type, or is removed by a null.

PATH limits the output to a value, a table or an element of a list: image.tag, hosts[0],
annotations."example.com/name". Warnings about likely mistakes follow: numbers that print
in another form, layers without effect, lists that replace lists.
`,
  examples: `
  # why the tag is not the one that was set
  PROGRAM explain values ./web -f prod.yaml --set image.tag=1.2.3 image.tag

  # all values, as JSON
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
Prints the output of 'template' and, beside each line, the line of the template that wrote
it and the values in it, each with the file and line that set it. Values that only decided
whether the line is there, in a condition or a loop, are in parentheses.

KIND/NAME limits the output to one object. FIELD shows one field of it in detail: its lines,
the template that wrote them, and where each of its values comes from. A field is
spec.replicas or spec.template.spec.containers[0].image.
`,
  examples: `
  # where the image of a container comes from
  PROGRAM explain manifest ./web -f prod.yaml Deployment/web spec.template.spec.containers[0].image

  # everything, as JSON
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
    const [{ chartAndPaths }, { explainManifestOf, explainedFieldText, manifestData, annotatedManifest }] = await Promise.all([
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
    io.out(paths.length > 1 ? explainedFieldText(explanation, context.paint.out) : annotatedManifest(explanation));
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
