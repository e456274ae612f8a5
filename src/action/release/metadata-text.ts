/** The metadata of a release, as lines and as a record. */
import { struct } from '../../codec/struct/struct.ts';
import { quote } from '../../go/quote.ts';
import { compareStrings } from '../../go/utf8.ts';
import { type Dict, type GoObject, int, type Value } from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import { storedDependency } from '../../release/record/chart-record.ts';
import type { Release } from '../../release/record/release.ts';
import { timeText } from './status-text.ts';

const RFC3339 = '2006-01-02T15:04:05Z07:00';

export function metadataText(release: Release, { metadataHasLabels, recordsApplyMethod }: Profile): string {
  const { chart, info, labels, applyMethod } = release;
  const dependencies = (chart?.dependencies ?? []).map((each) => String((each as { name?: string }).name ?? ''));
  const lines: [string, string | number][] = [
    ['NAME', release.name],
    ['CHART', chart?.name ?? ''],
    ['VERSION', chart?.version ?? ''],
    ['APP_VERSION', chart?.appVersion ?? ''],
    ['ANNOTATIONS', setText(chart?.annotations ?? {})],
    ...(metadataHasLabels ? [['LABELS', setText(labels)] as [string, string]] : []),
    ['DEPENDENCIES', dependencies.sort(compareStrings).join(',')],
    ['NAMESPACE', release.namespace],
    ['REVISION', release.version],
    ['STATUS', info.status],
    ['DEPLOYED_AT', timeText(info.lastDeployed, RFC3339)],
  ];
  if (recordsApplyMethod) lines.push(['APPLY_METHOD', methodText(applyMethod)]);
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('');
}

/** `a=1,b=2`, sorted. */
function setText(values: Readonly<Record<string, string>>): string {
  return Object.keys(values)
    .sort(compareStrings)
    .map((name) => `${name}=${values[name]}`)
    .join(',');
}

function methodText(method: string): string {
  const words: Readonly<Record<string, string>> = {
    '': 'client-side apply (defaulted)',
    csa: 'client-side apply',
    ssa: 'server-side apply',
  };
  return words[method] ?? `unknown (${quote(method)})`;
}

export function releaseMetadata(release: Release, { metadataHasLabels, recordsApplyMethod }: Profile): GoObject {
  const { chart, info, labels, applyMethod } = release;
  const map = (values: Readonly<Record<string, string>>): Dict | undefined =>
    Object.keys(values).length === 0 ? undefined : new Map<string, Value>(Object.entries(values));
  const dependencies = (chart?.dependencies ?? []).map(storedDependency);
  return struct({
    name: release.name,
    chart: chart?.name ?? '',
    version: chart?.version ?? '',
    appVersion: chart?.appVersion ?? '',
    annotations: map(chart?.annotations ?? {}),
    labels: metadataHasLabels ? map(labels) : undefined,
    dependencies: dependencies.length > 0 ? dependencies : undefined,
    namespace: release.namespace,
    revision: int(release.version),
    status: info.status,
    deployedAt: timeText(info.lastDeployed, RFC3339),
    applyMethod: (recordsApplyMethod && applyMethod) || undefined,
  });
}
