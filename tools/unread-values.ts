/** Holds the rule values/never-read against renders: dropping a key that it reports must change nothing. */
import { basename } from 'node:path';
import type { Chart } from '../src/chart/chart.ts';
import { loadChart } from '../src/chart/load.ts';
import { checkChart } from '../src/check/check-chart.ts';
import { type Dict, isDict, type Value } from '../src/go/value.ts';
import { DEFAULT_PROFILE } from '../src/helm/profile.ts';
import { fixedClock } from '../src/host/clock.ts';
import { disk } from '../src/host/node/disk.ts';
import { defaultKubeVersion } from '../src/render/capabilities.ts';
import { render } from '../src/render/render.ts';

export interface UnreadOptions {
  readonly paths: readonly string[];
  /** At most so many keys per chart, spread evenly. */
  readonly keys: number;
  readonly show: number;
  /** Print the keys, too, that change nothing and are not reported. */
  readonly missing: boolean;
}

/** Drops keys of values.yaml, one at a time; returns how many reported ones changed something. */
export function checkUnread({ paths, keys, show, missing }: UnreadOptions): number {
  const clock = fixedClock(0n);
  const random = { bytes: (count: number) => new Uint8Array(count).fill(7) };
  let [wrong, reported, unused, found, charts] = [0, 0, 0, 0, 0];
  for (const path of paths) {
    try {
      const chart = loadChart(disk, path);
      const before = render(chart, { clock, random }).manifest;
      if (render(chart, { clock, random }).manifest !== before) continue; // Fresh keys and certificates hide what a value does.
      const set = { name: 'default', values: new Map(), files: [] };
      const input = {
        chart,
        files: disk,
        folder: path,
        sets: [set],
        namespace: 'default',
        kubeVersion: defaultKubeVersion(DEFAULT_PROFILE),
        apiVersions: [],
      };
      const findings = checkChart({ ...input, profile: DEFAULT_PROFILE, clock, random });
      const file = `${chart.metadata.name}/values.yaml`;
      const unread = findings.filter(({ rule, position }) => /^values\/(?:never-read|misspelt)$/.test(rule) && position.file === file);
      const names = new Set(unread.map(({ message }) => message.split(' is ')[0]!.trim()));
      charts++;
      for (const key of spread(keysOf(chart.values), keys)) {
        const isReported = key.some((_, i) => names.has(key.slice(0, i + 1).join('.')));
        const changes = renderWithout(chart, key, { clock, random }) !== before;
        if (isReported) reported++;
        if (!changes) unused++;
        if (!changes && isReported) found++;
        if (!changes && !isReported && missing) console.log(`${path}: ${key.join('.')} changes nothing, and is not reported`);
        if (!changes || !isReported) continue;
        if (wrong++ < show) console.log(`${basename(path)}: ${key.join('.')} is reported, and dropping it changes something`);
      }
    } catch {
      // A chart that does not render with its own values shows nothing here.
    }
  }
  console.log(`${charts} charts: ${reported - wrong} of ${reported} reported keys change nothing when dropped`);
  console.log(`${found} of ${unused} keys that change nothing when dropped are reported`);
  return wrong;
}

function keysOf(values: Dict, above: readonly string[] = []): string[][] {
  return [...values].flatMap(([key, value]) => {
    const path = [...above, key];
    return [path, ...(isDict(value) ? keysOf(value, path) : [])];
  });
}

function spread<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(items.length / most, 1);
  return items.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function renderWithout(chart: Chart, path: readonly string[], options: Parameters<typeof render>[1]): string {
  try {
    return render({ ...chart, values: without(chart.values, path) as Dict }, options).manifest;
  } catch (error) {
    return String(error);
  }
}

function without(value: Value, [key = '', ...rest]: readonly string[]): Value {
  if (!isDict(value)) return value;
  const copy = new Map(value);
  if (rest.length === 0) copy.delete(key);
  else copy.set(key, without(value.get(key) as Value, rest));
  return copy;
}
