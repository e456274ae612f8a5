/** Revisions as rows of a table, and as records. */
import { struct } from '../../codec/struct/struct.ts';
import { type GoObject, int } from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Release } from '../../release/record/release.ts';
import { ansiTime, appVersion, chartName } from './status-text.ts';

/** A head and one row per revision. */
export function historyRows(releases: readonly Release[], withRollback: boolean): string[][] {
  const rollback = (text: string) => (withRollback ? [text] : []);
  const head = ['REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION', ...rollback('ROLLBACK'), 'DESCRIPTION'];
  const rows = releases.map((release) => {
    const { version, info } = release;
    const went = rollback(info.rollbackRevision > 0 ? String(info.rollbackRevision) : '');
    return [String(version), ansiTime(info.lastDeployed), info.status, chartName(release), appVersion(release), ...went, info.description];
  });
  return [head, ...rows];
}

export function historyRecord(release: Release, { recordsEmptyTimes, recordsApplyMethod }: Profile): GoObject {
  const { version, info } = release;
  return struct({
    revision: int(version),
    updated: info.lastDeployed || (recordsEmptyTimes ? '' : undefined),
    status: info.status,
    chart: chartName(release),
    app_version: appVersion(release),
    rollback_revision: recordsApplyMethod && info.rollbackRevision > 0 ? int(info.rollbackRevision) : undefined,
    description: info.description,
  });
}
