/** The flags of `diff`. */
import { changedFlags } from '../../changed-charts.ts';
import { bool, commaList, type FlagValues, list, text } from '../../flag.ts';
import { chartFlags, offlineFlags, valuesFlags } from '../../flag-groups.ts';
import { formatFlag } from './format-flag.ts';

export const diffFlags = {
  ...valuesFlags,
  ...chartFlags(),
  ...offlineFlags,
  ...changedFlags,
  git: text('revisions of the chart to compare: A..B, A...B, or A for the working tree on the second side'),
  fromVersion: text('version of the chart on the first side'),
  toVersion: text('version of the chart on the second side'),
  fromValues: commaList('values file of the first side, over those of --values (can specify multiple)'),
  toValues: commaList('values file of the second side, over those of --values (can specify multiple)'),
  fromSet: list('set values on the first side, as --set does'),
  toSet: list('set values on the second side, as --set does'),
  fromHelm: text('Helm that renders the first side: 4.3 or 3.22'),
  toHelm: text('Helm that renders the second side: 4.3 or 3.22'),
  fromKubeVersion: text('Kubernetes version of the first side'),
  toKubeVersion: text('Kubernetes version of the second side'),
  valuesSet: list('environment to compare in, as NAME=FILE,FILE (can specify multiple)'),
  kubeVersion: text('Kubernetes version used for Capabilities.KubeVersion'),
  apiVersions: commaList('Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)', { short: 'a' }),
  releaseName: text('name of the release', { default: 'release-name' }),
  isUpgrade: bool('set .Release.IsUpgrade instead of .Release.IsInstall'),
  includeCrds: bool('compare CRDs, too'),
  noHooks: bool('leave hooks out'),
  skipTests: bool('leave tests out'),
  skipSchemaValidation: bool('if set, disables JSON schema validation'),
  showSecrets: bool('show the contents of Secrets'),
  noCauses: bool('do not look for causes, which takes most of the time'),
  detailedExitcode: bool('exit with 2 if there are changes'),
  output: formatFlag,
};
export type DiffFlags = FlagValues<typeof diffFlags>;
