/** The chart of a release as one that values can be merged over; of a record that was read, without subcharts. */
import type { Chart } from '../../chart/chart.ts';
import type { ChartRecord } from '../../release/record/chart-record.ts';

export function recordedChart(record: ChartRecord | undefined): Chart {
  if (record?.source) return record.source;
  const metadata = { name: record?.name ?? '' } as Chart['metadata'];
  return { metadata, values: record?.values ?? new Map(), raw: [], templates: [], files: [], dependencies: [] };
}
