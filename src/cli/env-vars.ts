/** Helm's settings as environment variables: what `env` prints and plugins get. */
import { kubeNamespace } from '../action/render/kube-namespace.ts';
import type { Io } from './io.ts';
import type { Settings } from './settings.ts';

/** The variables by name, in no order that means anything. */
export function envVars(settings: Settings, io: Io): Map<string, string> {
  const text: Record<string, string> = {
    HELM_BIN: io.binary ?? io.program,
    HELM_CACHE_HOME: settings.cacheHome,
    HELM_CONFIG_HOME: settings.configHome,
    HELM_DATA_HOME: settings.dataHome,
    HELM_DEBUG: String(settings.debug),
    HELM_PLUGINS: settings.pluginsDirectory,
    HELM_REGISTRY_CONFIG: settings.registryConfig,
    HELM_REPOSITORY_CACHE: settings.repositoryCache,
    HELM_CONTENT_CACHE: settings.contentCache,
    HELM_REPOSITORY_CONFIG: settings.repositoryConfig,
    HELM_NAMESPACE: currentNamespace(settings, io),
    HELM_MAX_HISTORY: String(settings.maxHistory),
    HELM_BURST_LIMIT: String(settings.burstLimit),
    HELM_QPS: settings.qps.toFixed(2),
    HELM_KUBECONTEXT: settings.kubeContext,
    HELM_KUBETOKEN: settings.kubeToken,
    HELM_KUBEASUSER: settings.kubeAsUser,
    HELM_KUBEASGROUPS: settings.kubeAsGroups.join(','),
    HELM_KUBEAPISERVER: settings.kubeApiServer,
    HELM_KUBECAFILE: settings.kubeCaFile,
    HELM_KUBEINSECURE_SKIP_TLS_VERIFY: String(settings.kubeInsecureSkipTlsVerify),
    HELM_KUBETLS_SERVER_NAME: settings.kubeTlsServerName,
  };
  if (settings.kubeconfig !== '') text.KUBECONFIG = settings.kubeconfig;
  return new Map(Object.entries(text));
}

/** The namespace in force: flag or HELM_NAMESPACE, the kubeconfig's context, `default`. */
export function currentNamespace(settings: Settings, io: Io): string {
  const { namespace, kubeconfig, kubeContext: context } = settings;
  const kubeconfigs =
    kubeconfig === '' ? [`${io.env.HOME ?? ''}/.kube/config`] : kubeconfig === io.env.KUBECONFIG ? kubeconfig.split(':') : [kubeconfig];
  return kubeNamespace(io.files, { namespace, kubeconfigs, context });
}
