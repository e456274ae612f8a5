/** Jobs to units of work: neighbours that share a chart stay together, so that it is loaded once where they are rendered. */

/** Jobs are taken together within stretches of so many, so that results come nearly in their order. */
const STRETCH = 256;

/** The indexes of jobs as units in the order in which threads take them, given each job's chart. */
export function planUnits(charts: readonly string[], threads: number): number[][] {
  const units: number[][] = [];
  for (let from = 0; from < charts.length; from += STRETCH) {
    const length = Math.min(STRETCH, charts.length - from);
    const largest = Math.max(1, Math.ceil(length / (threads * 4)));
    for (const group of grouped(charts, from, from + length)) {
      for (let at = 0; at < group.length; at += largest) units.push(group.slice(at, at + largest));
    }
  }
  return units;
}

function grouped(charts: readonly string[], from: number, to: number): Iterable<number[]> {
  const groups = new Map<string, number[]>();
  for (let index = from; index < to; index++) {
    const chart = charts[index] as string;
    const group = groups.get(chart);
    if (group) group.push(index);
    else groups.set(chart, [index]);
  }
  return groups.values();
}
