/** Completing names of contexts: from the kubeconfig files. */
import { sortedKeys } from '../../go/utf8.ts';
import { type Completion, type CompletionLine, oneOf } from './completion.ts';

/** `context\tcluster` of every context in the kubeconfig files. */
export async function completeKubeContexts({ context: { io, settings } }: CompletionLine): Promise<Completion> {
  const { contextClusters } = await import('../../action/render/kube-namespace.ts');
  const { kubeconfig } = settings;
  const clusters = contextClusters(io.files, kubeconfig === '' ? [`${io.env.HOME ?? ''}/.kube/config`] : kubeconfig.split(':'));
  return oneOf(...sortedKeys(clusters).map((name) => `${name}\t${clusters.get(name)}`));
}
