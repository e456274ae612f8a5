/** A release under Go's field names, as templates see it. */
import { parseTime, UTC } from '../../go/time.ts';
import { type Dict, GoObject, type GoType, int, nilled, STRING_MAP, strings, typed, type Value } from '../../go/value.ts';
import type { Release, ReleaseHook, ReleaseInfo } from '../../release/record/release.ts';

const type = (name: string): GoType => ({ name, kind: 'ptr', elem: { name: name.slice(1), kind: 'struct' } });
const RELEASE = type('*v1.Release');
const INFO = type('*v1.Info');
const HOOK = type('*v1.Hook');
const RUN: GoType = { name: 'v1.HookExecution', kind: 'struct' };
const CHART = type('*v2.Chart');
const METADATA = type('*v2.Metadata');

export function releaseStruct(release: Release): GoObject {
  return object(RELEASE, {
    Name: release.name,
    Info: infoStruct(release.info),
    Chart: chartStruct(release),
    Config: release.config ?? nilled(new Map() as Dict),
    Manifest: release.manifest,
    Hooks: release.hooks.map(hookStruct),
    Version: int(release.version),
    Namespace: release.namespace,
    Labels: typed(new Map<string, Value>(Object.entries(release.labels)), STRING_MAP),
    ApplyMethod: release.applyMethod,
  });
}

const object = (goType: GoType, fields: Readonly<Record<string, Value>>): GoObject => new GoObject(goType, new Map(Object.entries(fields)));

const time = (text: string): Value => parseTime('2006-01-02T15:04:05Z07:00', text || '0001-01-01T00:00:00Z', UTC);

function infoStruct(info: ReleaseInfo): GoObject {
  return object(INFO, {
    FirstDeployed: time(info.firstDeployed),
    LastDeployed: time(info.lastDeployed),
    Deleted: time(info.deleted),
    Description: info.description,
    Status: info.status,
    RollbackRevision: int(info.rollbackRevision),
    Notes: info.notes,
    Resources: nilled(new Map() as Dict),
  });
}

function chartStruct({ chart }: Release): Value {
  if (!chart) return null;
  const metadata = object(METADATA, { Name: chart.name, Version: chart.version, AppVersion: chart.appVersion });
  return object(CHART, { Metadata: metadata, Values: chart.values });
}

function hookStruct(hook: ReleaseHook): GoObject {
  return object(HOOK, {
    Name: hook.name,
    Kind: hook.kind,
    Path: hook.path,
    Manifest: hook.manifest,
    Events: strings([...hook.events]),
    LastRun: object(RUN, {
      StartedAt: time(hook.lastRun.startedAt),
      CompletedAt: time(hook.lastRun.completedAt),
      Phase: hook.lastRun.phase,
    }),
    Weight: int(hook.weight),
    DeletePolicies: strings([...hook.deletePolicies]),
    OutputLogPolicies: strings([...hook.outputLogPolicies]),
  });
}
