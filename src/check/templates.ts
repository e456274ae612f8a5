/** The rules for templates/: the chart renders, and what comes out are manifests that a cluster would take. */
import { attempt, detailsOf, errorText, positionIn, ranOutOfStack } from '../base/errors.ts';
import { positionAt } from '../base/text-position.ts';
import { type Chart, type ChartFile, fileText } from '../chart/chart.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { extension, joinPath } from '../go/path.ts';
import { isBlankText } from '../go/space.ts';
import { defaultKubeVersion } from '../render/capabilities.ts';
import { prepare } from '../render/prepare.ts';
import { renderFiles } from '../render/render-files.ts';
import { coalesceValues } from '../values/coalesce.ts';
import { type Processed, processDependencies } from '../values/dependencies.ts';
import { folderFault } from './crds.ts';
import { streamDocuments } from './document-stream.ts';
import type { LintContext } from './lint-context.ts';
import { headShape } from './manifest.ts';
import { documentFindings, indentFault } from './manifest-rules.ts';

const FOLDER = 'templates/';
const EXTENSIONS = ['.yaml', '.yml', '.tpl', '.txt'];
/** Where Helm 3 was wary of what Helm 2's charts did. */
const CRD_HOOK = /"?helm\.sh\/hook"?:[\t\n\f\r ]+crd-install/;
const RELEASE_TIME = /\.Release\.Time/;

/** The findings for templates/; a document that can't be read ends them. */
export function* lintTemplates(context: LintContext): Generator<Diagnostic> {
  const fault = folderFault(() => context.files.stat(joinPath(context.folder, 'templates')).kind);
  if (fault && !context.profile.lintsMissingTemplates && fault !== 'not a directory') yield* lintRendered(context);
  else if (fault === 'missing') yield finding('chart/templates-missing', FOLDER, 'directory does not exist');
  else if (fault) yield { ...finding('chart/templates-folder', FOLDER, fault), severity: context.profile.lintsTemplatesFile };
  else yield* lintRendered(context);
}

function* lintRendered(context: LintContext): Generator<Diagnostic> {
  let chart: Chart;
  try {
    chart = context.load();
  } catch (error) {
    yield failure('chart/templates-chart', error);
    return;
  }
  let rendered: ReadonlyMap<string, string> | undefined;
  try {
    rendered = context.rendered ?? render(context, chart);
  } catch (error) {
    if (context.leavesFullStack && ranOutOfStack(error)) throw error;
    yield failure('chart/templates-render', error);
    return;
  }
  if (rendered) yield* lintFiles(context, chart, rendered);
}

/** The rendered files; undefined if the values can't even be put together, which is no finding. */
function render(context: LintContext, chart: Chart): Map<string, string> | undefined {
  const { profile, log, clock, random } = context;
  const processed = attempt(() => settle(chart, context));
  if (!processed) return undefined;
  const prepared = prepare(processed, {
    release: { name: 'test-release', namespace: context.namespace, revision: 0, isUpgrade: false, isInstall: false },
    capabilities: { kubeVersion: context.kubeVersion ?? defaultKubeVersion(profile), apiVersions: profile.kubernetes.apiVersions },
    skipSchemaValidation: context.skipSchemaValidation,
    loadSchema: context.loadSchema,
    profile,
    log,
  });
  return renderFiles(prepared, { clock, random, log, lint: true });
}

/** The linter coalesces the values once more than a release does. */
function settle(given: Chart, { values, profile, log }: LintContext): Processed {
  const { chart } = processDependencies(given, values, { profile, log });
  return { chart, values: coalesceValues(chart, values, { profile, log }) };
}

function* lintFiles(context: LintContext, chart: Chart, rendered: ReadonlyMap<string, string>): Generator<Diagnostic> {
  const { profile } = context;
  for (const file of chart.templates) {
    const ending = extension(file.name);
    if (!EXTENSIONS.includes(ending)) {
      const message = `file extension '${ending}' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt`;
      yield finding('chart/templates-extension', file.name, message, { file: joinPath(chart.metadata.name, file.name) });
    }
    if (profile.lintsFormerHooks) yield* oldHabits(chart.metadata.name, file);
    if (!(profile.lintsYmlFiles ? /^\.ya?ml$/i.test(ending) : ending === '.yaml')) continue;
    const source = joinPath(chart.metadata.name, file.name);
    const text = rendered.get(source) ?? '';
    if (isBlankText(text)) continue;
    const indent = indentFault(text);
    if (indent !== undefined)
      yield finding('chart/manifest-indent', file.name, indent, { file: source, ...firstLine(text), rendered: true });
    try {
      for (const { value: head, line } of streamDocuments(text, headShape(profile))) {
        if (!head) continue;
        const position = { file: source, line, column: 1, rendered: true } as const;
        for (const { code, message } of documentFindings(head, text, context)) yield finding(code, file.name, message, position);
      }
    } catch (error) {
      const position = positionIn({ file: source, rendered: true }, error);
      yield finding('chart/manifest-format', file.name, `unable to parse YAML: ${errorText(error)}`, position);
      if (!context.rendered) return;
    }
  }
}

function* oldHabits(chart: string, file: ChartFile): Generator<Diagnostic> {
  const text = fileText(file);
  const at = (index: number) => ({ file: joinPath(chart, file.name), ...positionAt(text, index) });
  const hook = text.search(CRD_HOOK);
  if (hook >= 0) {
    const message =
      'manifest is a crd-install hook. This hook is no longer supported in v3 and all CRDs should also exist the crds/ directory at the top level of the chart';
    yield finding('chart/templates-crd-hook', file.name, message, at(hook));
  }
  const time = text.search(RELEASE_TIME);
  if (time >= 0) {
    const message = '.Release.Time has been removed in v3, please replace with the `now` function in your templates';
    yield finding('chart/templates-release-time', file.name, message, at(time));
  }
}

function firstLine(text: string) {
  return positionAt(text, text.search(/[^\s]/));
}

function failure(code: RuleId, error: unknown): Diagnostic {
  const { position, frames = [] } = detailsOf(error);
  return { ...finding(code, FOLDER, errorText(error), position), ...(frames.length > 0 && { frames }) };
}
