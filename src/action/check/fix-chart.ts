/** `check --fix`: fixes Chart.yaml and values.yaml of charts' folders, and values files. */
import { ChartwrightError } from '../../base/errors.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { exists, type Files } from '../../host/files.ts';
import { absolute } from '../chart/open-chart.ts';
import { fixYaml } from './fix-yaml.ts';

/** A file that was fixed: its path as it was given, and what was fixed. */
export interface FixedFile {
  readonly path: string;
  readonly fixes: readonly string[];
}

export interface FixDeps {
  readonly files: Files;
  readonly cwd: string;
}

/** Fields of Chart.yaml that are texts and look like numbers. */
const TEXTS = ['version', 'appVersion'];

/** Fixes files in place; gives those that changed. Throws a `usage` error for a chart that is not a folder. */
export function fixCharts({ files, cwd }: FixDeps, charts: readonly string[], valueFiles: readonly string[]): FixedFile[] {
  const inCharts = charts.flatMap((chart) => {
    const path = absolute(cwd, chart);
    if (!exists(files, path) || files.stat(path).kind !== 'directory') {
      throw new ChartwrightError('usage', `--fix needs a chart's folder, which ${chart} is not`);
    }
    return [
      { path: joinPath(chart, 'Chart.yaml'), texts: TEXTS },
      { path: joinPath(chart, 'values.yaml'), texts: [] },
    ];
  });
  const all = [...inCharts, ...valueFiles.map((path) => ({ path, texts: [] }))];
  return all.flatMap(({ path, texts }) => {
    const file = absolute(cwd, path);
    if (!exists(files, file)) return [];
    const text = decodeUtf8(files.read(file));
    const fixed = fixYaml(text, texts);
    if (fixed.text === text) return [];
    files.write(file, fixed.text);
    return [{ path, fixes: fixed.fixes }];
  });
}
