/** Reads index.yaml, written as YAML or JSON, and drops the entries that are no charts. */
import { readFileSync } from 'node:fs';
import { diskError } from '../../base/disk.ts';
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { type Log, silent, warn } from '../../base/log.ts';
import {
  ANYTHING,
  type Context,
  listOf,
  pointerTo,
  refuse,
  rootContext,
  type Shape,
  structOf,
  TEXT,
  TEXT_MAP,
} from '../../chart/decode-struct.ts';
import { RFC3339 } from '../../chart/rfc3339.ts';
import { parseJson } from '../../codec/json/parse.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { decodeUtf8, sortedKeys } from '../../go/utf8.ts';
import type { Value } from '../../go/value.ts';
import { type ChartVersion, checkedVersion, type RawVersion, versionShape } from './chart-version.ts';
import type { IndexFile } from './index-file.ts';
import { sortVersions } from './sort-versions.ts';

interface RawIndex {
  readonly serverInfo: Map<string, Value> | null;
  readonly apiVersion: string;
  readonly generated: string;
  readonly entries: Map<string, (RawVersion | null)[] | undefined> | null;
  readonly publicKeys: string[] | undefined;
  readonly annotations: Map<string, Value> | null;
}

/** Loads an index from disk; throws `error loading …: …`, or what reading the file meets. */
export function loadIndexFile(path: string, log: Log = silent): IndexFile {
  let data: Uint8Array;
  try {
    data = readFileSync(path);
  } catch (error) {
    throw diskError('open', path, error);
  }
  try {
    return parseIndex(data, path, log);
  } catch (error) {
    throw wrapError(`error loading ${path}`, error);
  }
}

/** Parses an index; `source` names it in warnings. Throws what the codecs throw, and `no API version specified`. */
export function parseIndex(data: Uint8Array, source: string, log: Log = silent): IndexFile {
  if (data.length === 0) throw new ChartwrightError('yaml', 'empty index.yaml file');
  const raw = decodeIndex(decodeUtf8(data));
  const entries = new Map<string, ChartVersion[]>();
  for (const name of sortedKeys(raw.entries ?? new Map())) {
    entries.set(name, sortVersions(goodVersions(raw.entries?.get(name) ?? [], name, source, log)));
  }
  if (raw.apiVersion === '') throw new ChartwrightError('yaml', 'no API version specified');
  const { apiVersion, generated, publicKeys, annotations, serverInfo } = raw;
  return {
    apiVersion,
    generated,
    entries,
    publicKeys: publicKeys ?? [],
    annotations: annotations ?? new Map(),
    serverInfo: serverInfo ?? new Map(),
  };
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
  return good.reverse();
}

function decodeIndex(text: string): RawIndex {
  const json = asJson(text);
  const shape = indexShape();
  // encoding/json writes nothing out as a string and takes fields that it does not know.
  if (json !== undefined) return shape.decode(json, shape.zero(), { ...rootContext(), exact: true });
  const value = parseYaml(text, { strict: true });
  try {
    return shape.decode(value, shape.zero(), rootContext(true));
  } catch (error) {
    throw wrapError('error unmarshaling JSON: while decoding JSON', error);
  }
}

/** The value of a text that is JSON, undefined for any other; a first look spares YAML the attempt. */
function asJson(text: string): Value | undefined {
  if (!/^[ \t\r\n]*(?:[{["\d-]|true|false|null)/.test(text)) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
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
  return { ...listOf(pointerTo(versionShape())), name: 'repo.ChartVersions' };
}

function mapOf<T>(item: Shape<T>, name: string): Shape<Map<string, T> | null> {
  return {
    name,
    zero: () => null,
    decode(value, _current, context: Context) {
      if (value === null) return null;
      if (!(value instanceof Map)) throw refuse(value, name, context);
      return new Map(sortedKeys(value).map((key) => [key, item.decode(value.get(key) ?? null, item.zero(), context)]));
    },
  };
}
