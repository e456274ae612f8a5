/** Completing names of contexts from the kubeconfig files, and of namespaces from the cluster. */
import { sortedKeys } from '../../go/utf8.ts';
import { type Completion, type CompletionLine, files, oneOf } from './completion.ts';

/** `context\tcluster` of every context in the kubeconfig files. */
export async function completeKubeContexts({ context: { io, settings } }: CompletionLine): Promise<Completion> {
  const { contextClusters } = await import('../../action/render/kube-namespace.ts');
  const { kubeconfig } = settings;
  const clusters = contextClusters(io.files, kubeconfig === '' ? [`${io.env.HOME ?? ''}/.kube/config`] : kubeconfig.split(':'));
  return oneOf(...sortedKeys(clusters).map((name) => `${name}\t${clusters.get(name)}`));
}

/** Milliseconds that a cluster has to name its namespaces. */
const PATIENCE = 3000;

/** The cluster's namespaces; files if it does not answer. */
export async function completeNamespaces({ context }: CompletionLine): Promise<Completion> {
  const [{ clusterSession }, { namespaceNames }] = await Promise.all([
    import('../cluster.ts'),
    import('../../action/release/namespace-names.ts'),
  ]);
  try {
    return oneOf(...(await namespaceNames(await clusterSession(context), AbortSignal.timeout(PATIENCE))));
  } catch {
    return files;
  }
}
