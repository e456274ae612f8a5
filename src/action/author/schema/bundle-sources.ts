/** Where schemas that others refer to come from: files, servers, and those of Kubernetes by a short name. */
import { attempt, ChartwrightError, wrapError } from '../../../base/errors.ts';
import { positionAt } from '../../../base/text-position.ts';
import { type Chart, fileText, valuesFileText } from '../../../chart/chart.ts';
import { joinPath } from '../../../go/path.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import { exists, type FileSystem } from '../../../host/files.ts';
import { TemplateSet } from '../../../template/template-set.ts';
import { absolute } from '../../chart/open-chart.ts';
import { AnnotationErrors } from './annotation-errors.ts';
import { type BundleSources, SchemaReferenceError } from './bundle.ts';
import type { ChartSchemaOptions, KubernetesSchemas, SchemaDeps } from './schema-options.ts';

export const KUBERNETES_URL = 'https://raw.githubusercontent.com/yannh/kubernetes-json-schema/master/{{ .K8sSchemaVersion }}/';

export function bundleSources(
  chart: Chart,
  path: string,
  { files, cwd, schemas }: SchemaDeps,
  { bundleRoot, kubernetes = { url: '', version: '' } }: ChartSchemaOptions,
): BundleSources {
  const folder = absolute(cwd, path);
  const roots = [folder, ...(bundleRoot === undefined ? [] : [absolute(cwd, bundleRoot)])];
  return {
    read: (name) => {
      const own = chart.raw.find((each) => each.name === name);
      if (own) return fileText(own);
      const file = name.startsWith('/') ? name : joinPath(folder, name);
      if (!exists(files, file)) return undefined;
      const real = files.real(file);
      if (roots.some((root) => real.startsWith(files.real(root).replace(/\/?$/, '/')))) return decodeUtf8(files.read(file));
      throw new ChartwrightError('io', `${name} leads out of ${bundleRoot === undefined ? 'the chart; see --bundle' : bundleRoot}`);
    },
    fetch: bundleRoot === undefined ? undefined : schemas?.ask,
    kubernetes: () => kubernetesUrl(kubernetes),
  };
}

/** Throws a `usage` error if the folder that references may lead to is not there. */
export function checkBundleRoot(files: FileSystem, cwd: string, folder: string): void {
  if (attempt(() => files.stat(absolute(cwd, folder)))?.kind === 'directory') return;
  throw new ChartwrightError('usage', `--bundle-root: no such folder: ${folder}`);
}

/** Throws a `usage` error if the template of a URL is malformed, whether it is needed or not. */
export function checkKubernetesUrl({ url, version }: KubernetesSchemas): void {
  if (url !== '') kubernetesUrl({ url, version: version || 'v1.33.1' });
}

function kubernetesUrl({ url, version }: KubernetesSchemas): string {
  if (version === '') throw new ChartwrightError('usage', '$k8s needs --k8s-schema-version, such as v1.33.1');
  const set = new TemplateSet<undefined>({ funcs: Object.create(null), missingKey: 'error' });
  try {
    set.parse('--k8s-schema-url', url || KUBERNETES_URL);
    return set.execute('--k8s-schema-url', new Map([['K8sSchemaVersion', version]]), undefined);
  } catch (error) {
    throw wrapError('--k8s-schema-url', error, 'usage');
  }
}

/** What a step gives; the error of a reference gets the place where it stands: in values.yaml, or in the schema that is written. */
export function placingReferences<T>(chart: Chart, schema: { readonly file: string; readonly text: string }, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof SchemaReferenceError)) throw error;
    for (const { file, text } of [{ file: 'values.yaml', text: valuesFileText(chart) ?? '' }, schema]) {
      const at = text.indexOf(error.reference);
      if (at >= 0) throw new AnnotationErrors([{ file, ...positionAt(text, at), message: error.message, isWarning: false }]);
    }
    throw error;
  }
}
