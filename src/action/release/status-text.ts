/** A release as text: what `install`, `upgrade`, `status`, `test` and `get all` print. */
import { printYaml } from '../../codec/yaml/print.ts';
import { trimSpace } from '../../go/space.ts';
import { formatTime, localLocation, parseTime, UTC } from '../../go/time.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Release, ReleaseHook } from '../../release/record/release.ts';
import { recordedHooksText } from '../../render/manifest-text.ts';
import type { ReleaseHead } from '../../storage/release-head.ts';
import { coalesceValues } from '../../values/coalesce.ts';
import { type Paint, plain } from './paint.ts';
import { recordedChart } from './recorded-chart.ts';

export interface StatusTextOptions {
  /** Values, hooks and manifest, too. */
  readonly debug: boolean;
  /** The chart's name and versions, too. */
  readonly metadata?: boolean;
  readonly hideNotes?: boolean;
  /** The description, too, if Helm does not always show it. */
  readonly description?: boolean;
  /** The objects of the release, as a table. */
  readonly resources?: string;
  readonly profile: Profile;
  readonly paint?: Paint;
}

const ANSI_C = 'Mon Jan _2 15:04:05 2006';
const ZERO = '0001-01-01T00:00:00Z';

/** A recorded time by a Go layout; the zone of the record is kept. */
export function timeText(time: string, layout: string): string {
  return formatTime(parseTime(RFC3339, time || ZERO, UTC, localLocation('UTC')), layout);
}

const RFC3339 = '2006-01-02T15:04:05Z07:00';

export const ansiTime = (time: string): string => timeText(time, ANSI_C);

export function statusText(release: Release, options: StatusTextOptions): string {
  const { info, hooks } = release;
  const { paint = plain } = options;
  const showsAll = options.debug || info.description.toLowerCase() === 'dry run complete';
  return [
    `NAME: ${release.name}\n`,
    info.lastDeployed === '' ? '' : `LAST DEPLOYED: ${ansiTime(info.lastDeployed)}\n`,
    `NAMESPACE: ${paint.namespace(release.namespace)}\nSTATUS: ${paint.status(info.status)}\nREVISION: ${release.version}\n`,
    options.metadata ? chartText(release) : '',
    options.profile.describesReleases || options.description ? `DESCRIPTION: ${info.description}\n` : '',
    options.resources ? `RESOURCES:\n${options.resources}\n` : '',
    testsText(hooks),
    options.debug ? valuesText(release, options.profile) : '',
    showsAll ? `HOOKS:\n${recordedHooksText(hooks)}MANIFEST:\n${release.manifest}\n` : '',
    options.hideNotes || info.notes === '' ? '' : `NOTES:\n${trimSpace(info.notes)}\n`,
  ].join('');
}

function chartText({ chart }: Release): string {
  return `CHART: ${chart?.name ?? ''}\nVERSION: ${chart?.version ?? ''}\nAPP_VERSION: ${chart?.appVersion ?? ''}\n`;
}

function testsText(hooks: readonly ReleaseHook[]): string {
  const tests = hooks.filter(({ events }) => events.includes('test'));
  if (tests.length === 0) return 'TEST SUITE: None\n';
  return tests
    .filter(({ lastRun }) => lastRun.startedAt !== '')
    .map(({ name, lastRun: { startedAt, completedAt, phase } }) =>
      [
        `TEST SUITE:     ${name}`,
        `Last Started:   ${ansiTime(startedAt)}`,
        `Last Completed: ${ansiTime(completedAt)}`,
        `Phase:          ${phase}\n`,
      ].join('\n'),
    )
    .join('');
}

function valuesText({ chart, config }: Release, profile: Profile): string {
  const computed = coalesceValues(recordedChart(chart), config ?? new Map(), { profile });
  return `USER-SUPPLIED VALUES:\n${printYaml(config ?? null)}\nCOMPUTED VALUES:\n${printYaml(computed)}\n`;
}

/** `web-1.2.3`. */
export const chartName = ({ chart }: Pick<ReleaseHead, 'chart'>): string => (chart ? `${chart.name}-${chart.version}` : 'MISSING');

export const appVersion = ({ chart }: Pick<ReleaseHead, 'chart'>): string => (chart ? chart.appVersion : 'MISSING');
