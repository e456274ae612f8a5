/** A release under Go's field names and methods, as templates see it (Helm v4.3.1, pkg/release/v1 and pkg/chart/v2). */

import { parseTime, UTC } from '../../go/time.ts';
import { type Dict, GoObject, type GoType, int, type List, nilled, STRING_MAP, typed, type Value } from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Release, ReleaseHook, ReleaseInfo } from '../../release/record/release.ts';
import { TemplateSet } from '../../template/template-set.ts';
import { chartStruct } from './chart-struct.ts';

const pointer = (name: string, more: Partial<GoType> = {}): GoType => ({
  name: `*${name}`,
  kind: 'ptr',
  elem: { name, kind: 'struct', ...more },
  ...more,
});

/** A named string with its methods. */
const text = (name: string, methods: Readonly<Record<string, (self: string) => Value>> = {}): GoType => ({
  name,
  kind: 'string',
  methods: new Map(Object.entries({ String: (self: string) => self, ...methods }).map(([key, call]) => [key, { params: '', call }])),
});

const object = (goType: GoType, fields: Readonly<Record<string, Value>>): GoObject => new GoObject(goType, new Map(Object.entries(fields)));

const slice = (values: readonly Value[], elem: GoType): List => typed([...values], { name: `[]${elem.name}`, kind: 'slice', elem });

const time = (at: string): Value => parseTime('2006-01-02T15:04:05Z07:00', at || '0001-01-01T00:00:00Z', UTC);

export function releaseStruct(release: Release, profile: Profile): GoObject {
  const hook = pointer(`${profile.releasePackage}.Hook`);
  return object(pointer(`${profile.releasePackage}.Release`), {
    Name: release.name,
    Info: infoStruct(release.info, profile),
    Chart: chartStruct(release.chart, profile),
    Config: release.config ?? nilled(new Map() as Dict),
    Manifest: release.manifest,
    Hooks: slice(
      release.hooks.map((each) => hookStruct(each, hook, profile)),
      hook,
    ),
    Version: int(release.version),
    Namespace: release.namespace,
    Labels: typed(new Map<string, Value>(Object.entries(release.labels)), STRING_MAP),
    ...(profile.recordsApplyMethod && { ApplyMethod: release.applyMethod }),
  });
}

function infoStruct(info: ReleaseInfo, { releasePackage, recordsApplyMethod }: Profile): GoObject {
  const name = releasePackage === 'v1' ? 'common.Status' : 'release.Status';
  const status = text(name, { IsPending: (self) => self.startsWith('pending-') });
  return object(pointer(`${releasePackage}.Info`, { fields: new Map([['Status', status]]) }), {
    FirstDeployed: time(info.firstDeployed),
    LastDeployed: time(info.lastDeployed),
    Deleted: time(info.deleted),
    Description: info.description,
    Status: info.status,
    ...(recordsApplyMethod && { RollbackRevision: int(info.rollbackRevision) }),
    Notes: info.notes,
    Resources: nilled(new Map() as Dict),
  });
}

function hookStruct(hook: ReleaseHook, type: GoType, { releasePackage: own }: Profile): GoObject {
  const run: GoType = { name: `${own}.HookExecution`, kind: 'struct', fields: new Map([['Phase', text(`${own}.HookPhase`)]]) };
  return object(type, {
    Name: hook.name,
    Kind: hook.kind,
    Path: hook.path,
    Manifest: hook.manifest,
    Events: slice(hook.events, text(`${own}.HookEvent`)),
    LastRun: object(run, {
      StartedAt: time(hook.lastRun.startedAt),
      CompletedAt: time(hook.lastRun.completedAt),
      Phase: hook.lastRun.phase,
    }),
    Weight: int(hook.weight),
    DeletePolicies: slice(hook.deletePolicies, text(`${own}.HookDeletePolicy`)),
    OutputLogPolicies: slice(hook.outputLogPolicies, text(`${own}.HookOutputLogPolicy`)),
  });
}

/** Returns the output to `print` as it comes: what is before an error is printed, too. Throws template errors. */
export function printTemplated(release: Release, template: string, profile: Profile, print: (text: string) => void): void {
  const set = new TemplateSet<undefined>({ funcs: {}, missingKey: 'invalid', sink: () => ({ write: print, end: () => '' }) });
  set.parse('_', template);
  set.execute('_', new Map([['Release', releaseStruct(release, profile)]]), undefined);
}
