/** The rules for crds/: manifests without templates, and nothing but custom resource definitions. */
import { detailsOf, errorText, positionIn } from '../base/errors.ts';
import { type Chart, crds } from '../chart/chart.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { joinPath } from '../go/path.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { isNotFound } from '../host/files.ts';
import { streamDocuments } from './document-stream.ts';
import type { LintContext } from './lint-context.ts';
import { headShape } from './manifest.ts';

const FOLDER = 'crds/';

/** The findings for crds/, subcharts' included; the first document that can't be read ends them. */
export function* lintCrds({ files, folder, profile, load }: LintContext): Generator<Diagnostic> {
  const fault = folderFault(() => files.stat(joinPath(folder, 'crds')).kind);
  if (fault === 'missing') return;
  if (fault) {
    yield finding('chart/crds-folder', FOLDER, fault);
    return;
  }
  let chart: Chart;
  try {
    chart = load();
  } catch (error) {
    yield finding('chart/crds-chart', FOLDER, errorText(error), detailsOf(error).position);
    return;
  }
  const shape = headShape(profile);
  for (const { name, file } of crds(chart)) {
    try {
      for (const { value: head, line } of streamDocuments(decodeUtf8(file.data), shape)) {
        if (!head) continue;
        const position = { file: name, line, column: 1 };
        if (!head.apiVersion.startsWith('apiextensions.k8s.io')) {
          yield finding('chart/crds-api-version', name, "apiVersion is not in 'apiextensions.k8s.io'", position);
        }
        if (head.kind !== 'CustomResourceDefinition')
          yield finding('chart/crds-kind', name, "object kind is not 'CustomResourceDefinition'", position);
      }
    } catch (error) {
      yield finding('chart/crds-format', name, `unable to parse YAML: ${errorText(error)}`, positionIn({ file: name }, error));
      return;
    }
  }
}

/** Why a folder can't be looked into; `missing` if there is none, undefined if all is well. */
export function folderFault(kind: () => string): string | undefined {
  try {
    return kind() === 'directory' ? undefined : 'not a directory';
  } catch (error) {
    return isNotFound(error) ? 'missing' : errorText(error);
  }
}
