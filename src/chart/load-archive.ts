/** A chart from a packed archive. */
import { ChartwrightError } from '../base/errors.ts';
import { readArchive } from './archive.ts';
import type { Chart } from './chart.ts';
import { contentType } from './content-type.ts';
import { type LoadOptions, loadChartFiles } from './load-files.ts';

/** Loads a chart from the bytes of a .tgz. Throws what `readArchive` and `loadChartFiles` throw. */
export function loadChartArchive(bytes: Uint8Array, options: LoadOptions = {}): Chart {
  return loadChartFiles(readArchive(bytes, options), options);
}

/** Refuses what is plainly no archive, with a hint if a values file was given in a chart's place. */
export function ensureArchive(name: string, bytes: Uint8Array): void {
  const head = new Uint8Array(512);
  head.set(bytes.subarray(0, 512));
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return;
  if (/\.ya?ml$/.test(name)) {
    throw new ChartwrightError('chart', `file '${name}' seems to be a YAML file, but expected a gzipped archive`);
  }
  throw new ChartwrightError('chart', `file '${name}' does not appear to be a gzipped archive; got '${contentType(head)}'`);
}
