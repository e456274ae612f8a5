/** Secrets as helm-diff 3.15 shows them: how long each value is and whether it changes, or what it is. */
import { errorText } from '../../base/errors.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { Value } from '../../go/value.ts';
import { readableData, type Secret, secretOf } from './secret-fields.ts';
import type { Spec } from './specs.ts';

/** `redact` shows lengths, `decode` shows values in clear, `show` leaves the text as it is. */
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

/** A secret that cannot be read: what is shown in its place, and the data that Go has read all the same. */
interface Unreadable {
  readonly fault: string;
  readonly data: ReadonlyMap<string, Uint8Array>;
}

function readSecret(content: string, side: string): Secret | Unreadable {
  let value: Value = null;
  try {
    value = parseYaml(`${content}\n`, { integers: true });
    return secretOf(value);
  } catch (error) {
    return { fault: `Error parsing ${side} secret: ${errorText(error)}`, data: readableData(value) };
  }
}

function shownText(
  content: string,
  own: Secret | Unreadable,
  other: Secret | Unreadable | undefined,
  mode: SecretMode,
  mark: string,
): string {
  if ('fault' in own) return own.fault;
  const shown = [...own.data].map(([key, bytes]): [string, Value] => {
    if (mode === 'decode') return [key, decodeUtf8(bytes)];
    const isSame = other !== undefined && sameBytes(bytes, other.data.get(key) ?? new Uint8Array());
    return [key, `${isSame ? 'REDACTED' : mark} # (${bytes.length} bytes)`];
  });
  const text = printYaml(shown.length > 0 ? new Map([...own.fields, ['stringData', new Map(shown)]]) : own.fields);
  return commentOf(content) + (mode === 'redact' ? text.replace('stringData', 'data') : text);
}

/** The first line, if it is a comment. */
function commentOf(content: string): string {
  const end = content.indexOf('\n');
  return end >= 0 && content.startsWith('#') ? content.slice(0, end + 1) : '';
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
