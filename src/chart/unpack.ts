/** A packed chart as the files of a folder, under the name that its Chart.yaml has. */
import { ChartwrightError, wrapping } from '../base/errors.ts';
import { baseName } from '../go/path.ts';
import { quote } from '../go/strconv.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import { readArchive } from './archive.ts';
import { type ChartFile, fileText } from './chart.ts';
import { parseMetadata } from './parse-metadata.ts';

export interface UnpackedChart {
  /** The name of the folder that the files belong into. */
  readonly name: string;
  /** Every file, its path below that folder; later ones replace earlier ones of the same name. */
  readonly files: readonly ChartFile[];
}

/** Takes an archive apart without a look at what the files hold. Throws what `readArchive` throws, and Helm's refusals of names. */
export function unpackChart(bytes: Uint8Array, options: { readonly profile?: Profile } = {}): UnpackedChart {
  const { profile = DEFAULT_PROFILE } = options;
  const files = readArchive(bytes, { profile });
  let name = '';
  for (const file of files) if (file.name === 'Chart.yaml') name = chartName(file, profile);
  if (name === '') throw refusal('chart name not specified');
  if (name === '.' || name === '..') throw refusal(`chart name ${quote(name)} is not allowed`);
  if (name !== baseName(name)) throw refusal(`chart name ${quote(name)} must not contain path separators`);
  return { name, files };
}

function chartName(file: ChartFile, profile: Profile): string {
  return wrapping('cannot load Chart.yaml', () => parseMetadata(fileText(file), { profile }).name);
}

function refusal(message: string): ChartwrightError {
  return new ChartwrightError('chart', message);
}
