/** Secrets as helm-diff 3.15 shows them: how long each value is and whether it changes, or what it is. */
import { ChartwrightError, errorText, wrapping } from '../../base/errors.ts';
import { jsonKind } from '../../codec/json/json-kind.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import { decodeBase64 } from '../../go/base64.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import { type Dict, isDict, isList, type Value } from '../../go/value.ts';
import type { Spec } from './specs.ts';

/** `redact` tells lengths, `decode` shows values in clear, `show` leaves the text as it is. */
export type SecretMode = 'redact' | 'decode' | 'show';

interface Shown {
  readonly before?: Spec | undefined;
  readonly after?: Spec | undefined;
}

/** Both sides as they are to be shown; other kinds than Secrets as they are. */
export function hideSecrets(before: Spec | undefined, after: Spec | undefined, mode: SecretMode): Shown {
  if (mode === 'show' || [before, after].some((spec) => spec && spec.kind !== 'Secret')) return { before, after };
  const [old, now] = [before && readSecret(before.content, 'old'), after && readSecret(after.content, 'new')];
  return {
    before: before && { ...before, content: shownText(before.content, old!, now, mode, '--------') },
    after: after && { ...after, content: shownText(after.content, now!, old, mode, '++++++++') },
  };
}

interface Secret {
  readonly fields: Dict;
  readonly data: ReadonlyMap<string, Uint8Array>;
}

/** The text in the place of a secret that cannot be read. */
type Unreadable = string;

function readSecret(content: string, side: string): Secret | Unreadable {
  try {
    const value = parseYaml(`${content}\n`);
    return wrapping('error unmarshaling JSON: while decoding JSON', () => secretOf(isDict(value) ? value : new Map<string, Value>()));
  } catch (error) {
    return `Error parsing ${side} secret: ${errorText(error)}`;
  }
}

function secretOf(table: Dict): Secret {
  const data = new Map<string, Uint8Array>();
  for (const [key, item] of entriesOf(table, 'data')) data.set(key, item === null ? new Uint8Array() : decodeBase64(item));
  for (const [key, item] of entriesOf(table, 'stringData')) data.set(key, encodeUtf8(item ?? ''));
  return { fields: fieldsOf(table), data };
}

function entriesOf(table: Dict, field: 'data' | 'stringData'): [string, string | null][] {
  const value = table.get(field) ?? null;
  if (value === null) return [];
  const target = field === 'data' ? '[]uint8' : 'string';
  const refused = (item: Value, type: string) =>
    new ChartwrightError('manifest/type', `json: cannot unmarshal ${jsonKind(item)} into Go struct field Secret.${field} of type ${type}`);
  if (!isDict(value)) throw refused(value, `map[string]${target}`);
  return [...value].map(([key, item]) => {
    if (item !== null && typeof item !== 'string') throw refused(item, target);
    return [key, item];
  });
}

const METADATA = new Set([
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'managedFields',
]);

/** What Go's type of a Secret keeps beside the data. */
function fieldsOf(table: Dict): Dict {
  const given = table.get('metadata');
  const metadata = isDict(given) ? new Map([...given].filter(([key, value]) => METADATA.has(key) && !isEmpty(value))) : new Map();
  const others = ['apiVersion', 'kind', 'type', 'immutable'].flatMap((key): [string, Value][] => {
    const value = table.get(key) ?? null;
    return isEmpty(value) ? [] : [[key, value]];
  });
  return new Map<string, Value>([...others, ['metadata', metadata]]);
}

function isEmpty(value: Value): boolean {
  return value === null || value === '' || (isDict(value) && value.size === 0) || (isList(value) && value.length === 0);
}

function shownText(
  content: string,
  own: Secret | Unreadable,
  other: Secret | Unreadable | undefined,
  mode: SecretMode,
  mark: string,
): string {
  if (typeof own === 'string') return own;
  const others = typeof other === 'object' ? other.data : new Map<string, Uint8Array>();
  const shown = [...own.data].map(([key, bytes]): [string, Value] => {
    if (mode === 'decode') return [key, decodeUtf8(bytes)];
    const isSame = other !== undefined && sameBytes(bytes, others.get(key) ?? new Uint8Array());
    return [key, `${isSame ? 'REDACTED' : mark} # (${bytes.length} bytes)`];
  });
  const text = printYaml(shown.length > 0 ? new Map([...own.fields, ['stringData', new Map(shown)]]) : own.fields);
  return commentOf(content) + (mode === 'redact' ? text.replace('stringData', 'data') : text);
}

/** The first line, where it is a comment. */
function commentOf(content: string): string {
  const end = content.indexOf('\n');
  return end >= 0 && content.startsWith('#') ? content.slice(0, end + 1) : '';
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
