/** A chart as a folder of files, its subcharts packed in charts/. */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { type Chart, chartFullPath } from '../../chart/chart.ts';
import { printChartfile } from '../../chart/print-metadata.ts';
import { joinPath } from '../../go/path.ts';
import { encodeUtf8 } from '../../go/utf8.ts';
import { inside } from '../../host/confined-folder.ts';
import { type Files, kindAt } from '../../host/files.ts';
import { saveChart } from '../../remotes/save-chart.ts';

export interface WriteChartDeps {
  readonly files: Files;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Writes the chart below `parent`, into a folder of its name; what is there already is written over or left alone. */
export function writeChartFolder(chart: Chart, parent: string, { files, now }: WriteChartDeps): void {
  const folder = joinPath(parent, chart.metadata.name);
  const there = kindAt(files, folder);
  if (there && there !== 'directory') throw new ChartwrightError('io', `file ${folder} already exists and is not a directory`);
  const { write, place } = inside(files, folder);
  for (const file of [...chart.templates, ...chart.files]) place(file.name);
  write('Chart.yaml', encodeUtf8(printChartfile(chart.metadata)));
  for (const file of chart.raw) if (file.name === 'values.yaml') write(file.name, file.data);
  if (chart.schema) write('values.schema.json', chart.schema);
  for (const file of [...chart.templates, ...chart.files]) write(file.name, file.data);
  for (const each of chart.dependencies) {
    wrapping(`saving ${chartFullPath(each)}`, () => saveChart(files, each, place('charts'), { now }));
  }
}
