/** Reads index.yaml, written as YAML or JSON, and drops the entries that are not charts. */

import { attempt, ChartwrightError, errorText, wrapping } from '../../base/errors.ts';
import { type Log, type LogEntry, silent, warn } from '../../base/log.ts';
import { parseJson } from '../../codec/json/parse.ts';
import {
  ANYTHING,
  type Context,
  listOf,
  mapOf,
  pointerTo,
  rootContext,
  type Shape,
  structOf,
  TEXT,
  TEXT_MAP,
  unmarshal,
} from '../../codec/struct/decode-struct.ts';
import { RFC3339 } from '../../codec/struct/rfc3339.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { decodeUtf8, sortedKeys } from '../../go/utf8.ts';
import { isDict, type Value } from '../../go/value.ts';
import type { FileSystem } from '../../host/files.ts';
import { type ChartVersion, checkedVersion, type RawVersion, versionShape } from './chart-version.ts';
import type { IndexFile } from './index-file.ts';
import { sortVersions } from './sort-versions.ts';
import { splitIndex } from './split-index.ts';

/** Bytes from which on an index is read in pieces. */
const WORTH_CUTTING = 1 << 18;

interface RawIndex {
  readonly serverInfo: Map<string, Value> | null;
  readonly apiVersion: string;
  readonly generated: string;
  readonly entries: Map<string, (RawVersion | null)[] | undefined> | null;
  readonly publicKeys: string[] | undefined;
  readonly annotations: Map<string, Value> | null;
}

/** Loads an index from disk; throws `error loading …: …`, or what reading the file meets. */
export function loadIndexFile(files: FileSystem, path: string, log: Log = silent): IndexFile {
  const data = files.read(path);
  return wrapping(`error loading ${path}`, () => parseIndex(data, path, log));
}

/** Parses an index; `source` names it in warnings. Throws what the codecs throw, and `no API version specified`. */
export function parseIndex(data: Uint8Array, source: string, log: Log = silent): IndexFile {
  if (data.length === 0) throw new ChartwrightError('yaml/type', 'empty index.yaml file');
  const raw = inPieces(data, source, log) ?? whole(data, source, log);
  const { apiVersion, generated, entries, publicKeys, annotations, serverInfo } = raw;
  if (apiVersion === '') throw new ChartwrightError('yaml/type', 'no API version specified');
  const maps = { annotations: annotations ?? new Map(), serverInfo: serverInfo ?? new Map() };
  return { apiVersion, generated, entries, publicKeys: publicKeys ?? [], ...maps };
}

type Read = Omit<RawIndex, 'entries'> & { readonly entries: Map<string, ChartVersion[]> };

function whole(data: Uint8Array, source: string, log: Log): Read {
  const raw = decodeIndex(decodeUtf8(data));
  const entries = new Map<string, ChartVersion[]>();
  for (const name of sortedKeys(raw.entries ?? new Map())) entries.set(name, goodVersions(raw.entries?.get(name) ?? [], name, source, log));
  return { ...raw, entries };
}

/** Reads a large index chart by chart; undefined if anything is out of the ordinary: then the whole text is read. */
function inPieces(data: Uint8Array, source: string, log: Log): Read | undefined {
  const pieces = data.length < WORTH_CUTTING ? undefined : splitIndex(data);
  if (!pieces) return undefined;
  try {
    const shape = indexShape();
    const head = shape.decode(parseYaml(decodeUtf8(pieces.head), { strict: true }), shape.zero(), rootContext(true));
    if (head.entries) return undefined;
    const versions = versionsShape();
    const context: Context = { ...rootContext(true), struct: 'IndexFile', path: 'entries' };
    const found = new Map<string, ChartVersion[]>();
    const warnings: LogEntry[] = [];
    for (const piece of pieces.charts) {
      const chart = parseYaml(decodeUtf8(piece), { strict: true });
      if (!isDict(chart) || chart.size !== 1) return undefined;
      for (const [name, value] of chart) {
        if (found.has(name)) return undefined;
        found.set(
          name,
          goodVersions(versions.decode(value, undefined, context) ?? [], name, source, (entry) => warnings.push(entry)),
        );
      }
    }
    for (const entry of warnings) log(entry);
    return { ...head, entries: new Map(sortedKeys(found).map((name) => [name, found.get(name) as ChartVersion[]])) };
  } catch {
    return undefined;
  }
}

/** Helm goes through the list from its end. */
function goodVersions(versions: readonly (RawVersion | null)[], name: string, source: string, log: Log): ChartVersion[] {
  const good: ChartVersion[] = [];
  for (const raw of versions.toReversed()) {
    if (!raw) {
      warn(log, 'skipping loading invalid entry for chart: empty entry', ['name', name], ['source', source]);
      continue;
    }
    try {
      good.push(checkedVersion(raw));
    } catch (error) {
      const { version } = raw.metadata;
      warn(
        log,
        'skipping loading invalid entry for chart',
        ['name', name],
        ['version', version],
        ['source', source],
        ['error', errorText(error)],
      );
    }
  }
  return sortVersions(good.reverse());
}

function decodeIndex(text: string): RawIndex {
  const json = asJson(text);
  const shape = indexShape();
  // encoding/json writes nothing out as a string and takes fields that it does not know.
  if (json !== undefined) return shape.decode(json, shape.zero(), { ...rootContext(), exact: true });
  return unmarshal(parseYaml(text, { strict: true }), shape, { strict: true });
}

/** The value of a text that is JSON, undefined for any other; a first look spares YAML the attempt. */
function asJson(text: string): Value | undefined {
  if (!/^[ \t\r\n]*(?:[{["\d-]|true|false|null)/.test(text)) return undefined;
  return attempt(() => parseJson(text));
}

function indexShape(): Shape<RawIndex> {
  return structOf<RawIndex>('repo.IndexFile', {
    serverInfo: ['serverInfo', mapOf(ANYTHING, 'map[string]interface {}')],
    apiVersion: ['apiVersion', TEXT],
    generated: ['generated', RFC3339],
    entries: ['entries', mapOf(versionsShape(), 'map[string]repo.ChartVersions')],
    publicKeys: ['publicKeys', listOf(TEXT)],
    annotations: ['annotations', TEXT_MAP],
  });
}

function versionsShape(): Shape<(RawVersion | null)[] | undefined> {
  return listOf(pointerTo(versionShape()), 'repo.ChartVersions');
}
