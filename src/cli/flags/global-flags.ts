/** The flags that every command takes, and what they make of the settings. */

import { PROFILES } from '../../helm/profile.ts';
import { type Completion, oneOf } from '../complete/completion.ts';
import { completeKubeContexts, completeNamespaces } from '../complete/kube-contexts.ts';
import { bool, type FlagValues, float, int, list, text } from '../flag.ts';
import { profileNamed, type Settings } from '../settings.ts';
import { klogFlags } from './klog-flags.ts';

const color = text('use colored output (never, auto, always)', {
  when: ({ hasColorFlags }) => hasColorFlags,
  default: ({ colorMode }) => colorMode,
  complete: (): Completion => oneOf('never', 'auto', 'always'),
});

/** Defaults come from the environment. */
export const globalFlags = {
  namespace: text('namespace scope for this request', {
    short: 'n',
    default: ({ namespace }) => namespace,
    complete: completeNamespaces,
  }),
  kubeconfig: text('path to the kubeconfig file'),
  kubeContext: text('name of the kubeconfig context to use', {
    default: ({ kubeContext }) => kubeContext,
    complete: completeKubeContexts,
  }),
  kubeToken: text('bearer token used for authentication', { default: ({ kubeToken }) => kubeToken }),
  kubeAsUser: text('username to impersonate for the operation', { default: ({ kubeAsUser }) => kubeAsUser }),
  kubeAsGroup: list('group to impersonate for the operation, this flag can be repeated to specify multiple groups.', {
    default: ({ kubeAsGroups }) => kubeAsGroups,
  }),
  kubeApiserver: text('the address and the port for the Kubernetes API server', { default: ({ kubeApiServer }) => kubeApiServer }),
  kubeCaFile: text('the certificate authority file for the Kubernetes API server connection', { default: ({ kubeCaFile }) => kubeCaFile }),
  kubeTlsServerName: text(
    'server name to use for Kubernetes API server certificate validation. If it is not provided, the hostname used to contact the server is used',
    { default: ({ kubeTlsServerName }) => kubeTlsServerName },
  ),
  kubeInsecureSkipTlsVerify: bool(
    "if true, the Kubernetes API server's certificate will not be checked for validity. This will make your HTTPS connections insecure",
    { default: ({ kubeInsecureSkipTlsVerify }) => kubeInsecureSkipTlsVerify },
  ),
  debug: bool('enable verbose output', { default: ({ debug }) => debug }),
  registryConfig: text('path to the registry config file', { default: ({ registryConfig }) => registryConfig }),
  repositoryConfig: text('path to the file containing repository names and URLs', { default: ({ repositoryConfig }) => repositoryConfig }),
  repositoryCache: text('path to the directory containing cached repository indexes', {
    default: ({ repositoryCache }) => repositoryCache,
  }),
  contentCache: text('path to the directory containing cached content (e.g. charts)', {
    default: ({ contentCache }) => contentCache,
    when: ({ hasContentCache }) => hasContentCache,
  }),
  burstLimit: int('client-side default throttling limit', { default: ({ burstLimit }) => burstLimit }),
  qps: float('queries per second used when communicating with the Kubernetes API, not including bursting', { default: ({ qps }) => qps }),
  color,
  colour: color,
  errors: text(
    "format of errors: helm (Helm's text), frame (with an excerpt of the source) or json (default $CHARTWRIGHT_ERRORS, or frame on terminals and helm elsewhere)",
    {
      complete: () => oneOf('helm', 'frame', 'json'),
    },
  ),
  helmVersion: text('print what this version of Helm prints: 4.3 or 3.22 (default 4.3, or $CHARTWRIGHT_HELM_VERSION)', {
    complete: () => oneOf(...Object.keys(PROFILES)),
  }),
  ...klogFlags,
};

export type GlobalFlagValues = FlagValues<typeof globalFlags>;

/** The settings with the global flags of a command line on top. Throws a `usage` error for an unknown --helm-version. */
export function withGlobalFlags(settings: Settings, flags: GlobalFlagValues): Settings {
  return {
    ...settings,
    namespace: flags.namespace,
    kubeconfig: flags.kubeconfig || settings.kubeconfig,
    kubeContext: flags.kubeContext,
    kubeToken: flags.kubeToken,
    kubeAsUser: flags.kubeAsUser,
    kubeAsGroups: flags.kubeAsGroup,
    kubeApiServer: flags.kubeApiserver,
    kubeCaFile: flags.kubeCaFile,
    kubeTlsServerName: flags.kubeTlsServerName,
    kubeInsecureSkipTlsVerify: flags.kubeInsecureSkipTlsVerify,
    debug: flags.debug,
    registryConfig: flags.registryConfig,
    repositoryConfig: flags.repositoryConfig,
    repositoryCache: flags.repositoryCache,
    contentCache: flags.contentCache ?? settings.contentCache,
    burstLimit: flags.burstLimit,
    qps: flags.qps,
    colorMode: (flags.given('colour') ? flags.colour : flags.color) ?? settings.colorMode,
    errors: flags.errors || settings.errors,
    profile: flags.helmVersion === '' ? settings.profile : profileNamed(flags.helmVersion),
  };
}
