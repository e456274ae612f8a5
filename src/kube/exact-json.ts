/** JSON whose whole numbers beyond 2^53 are bigints, so that none is rounded on its way to the server. */

const MARK = '\u0000integer';
/** Whole numbers of so many digits that they may be beyond 2^53, and texts, in which there are none. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** Throws a SyntaxError if the text is not valid JSON. */
export function readExact(json: string): unknown {
  if (!/[:[,]-?\d{16,}[,\]}]/.test(json)) return JSON.parse(json);
  const marked = json.replace(TOKENS, (token) => {
    return token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : JSON.stringify(MARK + token);
  });
  return JSON.parse(marked, (_, value) => (typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value));
}

export function writeExact(value: unknown): string {
  let exact = true;
  const json = JSON.stringify(value, (_, inner) => {
    if (typeof inner !== 'bigint') return inner;
    exact = false;
    return MARK + String(inner);
  });
  return exact ? json : json.replace(/"\\u0000integer(-?\d+)"/g, '$1');
}
