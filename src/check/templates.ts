/** The rules for templates/: the chart renders, and what comes out are manifests that a cluster would take. */
import { attempt, ChartwrightError, errorText } from '../base/errors.ts';
import { type Chart, fileText } from '../chart/chart.ts';
import { extension, joinPath } from '../chart/path.ts';
import { isBlank } from '../go/space.ts';
import { DEFAULT_API_VERSIONS, DEFAULT_KUBE_VERSION } from '../render/capabilities.ts';
import { prepare } from '../render/prepare.ts';
import { renderFiles } from '../render/render-files.ts';
import { coalesceValues } from '../values/coalesce.ts';
import { type Processed, processDependencies } from '../values/dependencies.ts';
import { folderFault } from './crds.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { documentsOf } from './document-stream.ts';
import type { LintContext } from './lint-chart.ts';
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
  if (fault && !context.profile.lintsStrictly && fault !== 'not a directory') yield* lintRendered(context);
  else if (fault === 'missing') yield about('templates-missing', 'warning', 'directory does not exist');
  else if (fault) yield about('templates-folder', context.profile.lintsStrictly ? 'error' : 'warning', fault);
  else yield* lintRendered(context);
}

function* lintRendered(context: LintContext): Generator<Diagnostic> {
  let chart: Chart;
  try {
    chart = context.load();
  } catch (error) {
    yield failure('templates-chart', error);
    return;
  }
  let rendered: ReadonlyMap<string, string> | undefined;
  try {
    rendered = render(context, chart);
  } catch (error) {
    yield failure('templates-render', error);
    return;
  }
  if (rendered) yield* lintFiles(context, chart, rendered);
}

/** The rendered files; undefined where the values can't even be put together, which is no finding. */
function render(context: LintContext, chart: Chart): Map<string, string> | undefined {
  const { profile, log, clock, random } = context;
  const processed = attempt(() => settle(chart, context));
  if (!processed) return undefined;
  const prepared = prepare(processed, {
    release: { name: 'test-release', namespace: context.namespace, revision: 0, isUpgrade: false, isInstall: false },
    capabilities: { kubeVersion: context.kubeVersion ?? DEFAULT_KUBE_VERSION, apiVersions: DEFAULT_API_VERSIONS },
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
      yield inFile('templates-extension', 'error', file.name, message);
    }
    if (!profile.lintsStrictly) yield* oldHabits(file.name, fileText(file));
    if (!(profile.lintsStrictly ? /^\.ya?ml$/i.test(ending) : ending === '.yaml')) continue;
    const text = rendered.get(joinPath(chart.metadata.name, file.name)) ?? '';
    if (isBlank(text)) continue;
    const indent = indentFault(text);
    if (indent !== undefined) yield inFile('manifest-indent', 'warning', file.name, indent);
    try {
      for (const head of documentsOf(text, headShape(profile))) {
        if (!head) continue;
        for (const { code, severity, message } of documentFindings(head, text, context)) yield inFile(code, severity, file.name, message);
      }
    } catch (error) {
      yield inFile('manifest-format', 'error', file.name, `unable to parse YAML: ${errorText(error)}`);
      return;
    }
  }
}

function* oldHabits(name: string, text: string): Generator<Diagnostic> {
  if (CRD_HOOK.test(text)) {
    const message =
      'manifest is a crd-install hook. This hook is no longer supported in v3 and all CRDs should also exist the crds/ directory at the top level of the chart';
    yield inFile('templates-crd-hook', 'warning', name, message);
  }
  if (RELEASE_TIME.test(text)) {
    const message = '.Release.Time has been removed in v3, please replace with the `now` function in your templates';
    yield inFile('templates-release-time', 'error', name, message);
  }
}

function about(code: string, severity: Severity, message: string): Diagnostic {
  return { code, severity, path: FOLDER, message };
}

function failure(code: string, error: unknown): Diagnostic {
  const position = error instanceof ChartwrightError ? error.position : undefined;
  return { ...about(code, 'error', errorText(error)), position };
}

function inFile(code: string, severity: Severity, path: string, message: string): Diagnostic {
  return { code, severity, path, message, position: { file: path } };
}
