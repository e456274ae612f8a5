/** Picks a chart's package and provenance out of a pulled artifact, and refuses what is not a chart. */
import { ChartwrightError } from '../../base/errors.ts';
import { CHART_TYPE, CONFIG_TYPE, LEGACY_CHART_TYPE, PROVENANCE_TYPE } from './chart-artifact.ts';
import { OCI_INDEX, OCI_MANIFEST } from './descriptor.ts';
import type { Pulled } from './pull.ts';

export interface Wanted {
  readonly chart: boolean;
  /** `optional` takes an artifact that has none. */
  readonly provenance: boolean | 'optional';
}

export interface ChartParts {
  readonly chart?: Uint8Array;
  readonly provenance?: Uint8Array;
}

/** The media types to pull for these wishes. */
export function wantedTypes({ chart, provenance }: Wanted): string[] {
  return [
    OCI_INDEX,
    OCI_MANIFEST,
    CONFIG_TYPE,
    ...(chart ? [CHART_TYPE, LEGACY_CHART_TYPE] : []),
    ...(provenance ? [PROVENANCE_TYPE] : []),
  ];
}

/** The parts that were asked for; throws if the artifact lacks one. */
export function chartParts(pulled: Pulled, want: Wanted, say: (text: string) => void): ChartParts {
  const { parts } = pulled;
  const least = 1 + (want.chart ? 1 : 0) + (want.provenance === true ? 1 : 0);
  if (parts.length < least) {
    throw refused(`manifest does not contain minimum number of descriptors (${least}), descriptors found: ${parts.length}`);
  }
  const find = (...types: string[]): Uint8Array | undefined =>
    parts.findLast(({ descriptor }) => types.includes(descriptor.mediaType))?.data;
  if (parts.some(({ descriptor }) => descriptor.mediaType === LEGACY_CHART_TYPE)) {
    say(`Warning: chart media type ${LEGACY_CHART_TYPE} is deprecated\n`);
  }
  const chart = find(CHART_TYPE, LEGACY_CHART_TYPE);
  const provenance = find(PROVENANCE_TYPE);
  if (!find(CONFIG_TYPE)) throw refused(`could not load config with mediatype ${CONFIG_TYPE}`);
  if (want.chart && !chart) throw refused(`manifest does not contain a layer with mediatype ${CHART_TYPE}`);
  if (want.provenance === true && !provenance) throw refused(`manifest does not contain a layer with mediatype ${PROVENANCE_TYPE}`);
  return { ...(want.chart && chart && { chart }), ...(provenance && { provenance }) };
}

function refused(reason: string): ChartwrightError {
  return new ChartwrightError('network', reason);
}
