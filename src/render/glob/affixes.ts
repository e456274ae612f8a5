/** Matchers of how a name begins and ends; see matchers.ts for why they are as they are. */
import { ends, indexOfBarred, type Matcher, VARIES } from './matchers.ts';

/** Names that begin with the bytes. */
export function prefix(bytes: string): Matcher {
  return {
    kind: 'prefix',
    bytes,
    length: VARIES,
    match: (name) => name.startsWith(bytes),
    find: (name) => {
      const at = name.indexOf(bytes);
      return at < 0 ? undefined : { at, ends: ends(name.slice(at + bytes.length), bytes.length) };
    },
  };
}

/** The bytes, then anything but what is barred. */
export function prefixAny(bytes: string, barred: readonly number[]): Matcher {
  return {
    kind: 'other',
    length: VARIES,
    match: (name) => name.startsWith(bytes) && indexOfBarred(name.slice(bytes.length), barred) < 0,
    find: (name) => {
      const at = name.indexOf(bytes);
      if (at < 0) return undefined;
      const rest = name.slice(at + bytes.length);
      const end = indexOfBarred(rest, barred);
      return { at, ends: ends(end < 0 ? rest : rest.slice(0, end), bytes.length) };
    },
  };
}

export function suffix(bytes: string): Matcher {
  return {
    kind: 'suffix',
    bytes,
    length: VARIES,
    match: (name) => name.endsWith(bytes),
    find: (name) => {
      const at = name.indexOf(bytes);
      return at < 0 ? undefined : { at: 0, ends: [at + bytes.length] };
    },
  };
}

/** Anything but what is barred, then the bytes. */
export function suffixAny(bytes: string, barred: readonly number[]): Matcher {
  return {
    kind: 'other',
    length: VARIES,
    match: (name) => name.endsWith(bytes) && indexOfBarred(name.slice(0, name.length - bytes.length), barred) < 0,
    find: (name) => {
      const at = name.indexOf(bytes);
      if (at < 0) return undefined;
      let start = 0;
      for (const code of barred) {
        start = name.slice(0, at).lastIndexOf(String.fromCharCode(code)) + 1;
        if (start > 0) break;
      }
      return { at: start, ends: [at + bytes.length - start] };
    },
  };
}

/** Both may share bytes. */
export function prefixSuffix(first: string, last: string): Matcher {
  return {
    kind: 'other',
    length: VARIES,
    match: (name) => name.startsWith(first) && name.endsWith(last),
    find: (name) => {
      const at = name.indexOf(first);
      if (at < 0) return undefined;
      if (last === '') return { at, ends: [name.length - at] };
      const found: number[] = [];
      let rest = name.slice(at);
      for (let end = rest.lastIndexOf(last); end >= 0; end = rest.lastIndexOf(last)) {
        found.unshift(end + last.length);
        rest = rest.slice(0, end);
      }
      return found.length === 0 ? undefined : { at, ends: found };
    },
  };
}
