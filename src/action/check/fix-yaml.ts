/** Fixes what is safe to fix in a YAML text: every byte that is not fixed stays, comments and layout with it. */
import { CST, Parser } from 'yaml';
import { attempt } from '../../base/errors.ts';
import { resolveTyped } from '../../codec/yaml/resolve.ts';

export interface FixedYaml {
  readonly text: string;
  /** What was fixed, in words. */
  readonly fixes: readonly string[];
}

/** `texts`: keys of the root whose plain values are texts, whatever they look like. A text that is not valid YAML stays as it is. */
export function fixYaml(text: string, texts: readonly string[] = []): FixedYaml {
  const once = fixOnce(text, texts);
  if (once.text === text) return once;
  // What is fixed can show more to fix: values that differed in blanks, or in how a boolean is written, are the same now.
  const again = fixYaml(once.text, texts);
  return { text: again.text, fixes: [...once.fixes, ...again.fixes] };
}

function fixOnce(text: string, texts: readonly string[]): FixedYaml {
  const tokens = [...new Parser().parse(text)];
  if (tokens.some(({ type }) => type === 'error')) return { text, fixes: [] };
  const fixes: string[] = [];
  const kept = new Set<number>();
  for (const token of tokens) {
    if (token.type !== 'document') continue;
    CST.visit(token, (item, path) => {
      const { value } = item;
      if (value?.type === 'scalar') fixScalar(item.key, value, path.length === 1 ? texts : [], fixes);
      if (value && 'source' in value && value.source.includes('\n')) linesOf(text, value.offset, value.source, kept);
      if (value?.type === 'block-map') dropDuplicates(value, fixes);
    });
    if (token.value?.type === 'block-map') dropDuplicates(token.value, fixes);
  }
  const mended = tokens.map((token) => CST.stringify(token)).join('');
  // What follows goes by lines, which are as before if no key was dropped.
  const lines = mended === text || mended.split('\n').length === text.split('\n').length ? kept : undefined;
  return lines ? fixLines(mended, lines, fixes) : { text: mended, fixes };
}

/** A plain word that YAML 1.1 takes for a boolean is written as that; a number that loses its text is quoted. */
function fixScalar(key: CST.Token | null | undefined, value: CST.FlowScalar, texts: readonly string[], fixes: string[]): void {
  const { source } = value;
  const { type, value: read } = resolveTyped(source);
  const name = key && 'source' in key ? key.source : '';
  const isNumber = type === 'int' || type === 'float';
  if (type === 'bool' && !/^(?:true|false)$/i.test(source)) {
    CST.setScalarValue(value, String(read), { type: 'PLAIN' });
    fixes.push(`${source} is ${String(read)}`);
  } else if (isNumber && (texts.includes(name) || (!/mode$/i.test(name) && (/^[-+]?0[0-7]+$/.test(source) || /e/i.test(source))))) {
    CST.setScalarValue(value, source, { type: 'QUOTE_DOUBLE' });
    fixes.push(`${source} is quoted`);
  }
}

/** Keys that are given twice with the same value: the later one goes, unless a comment goes with it. */
function dropDuplicates(map: CST.BlockMap, fixes: string[]): void {
  const seen = new Map<string, string>();
  for (const item of [...map.items]) {
    if (!item.key || !('source' in item.key) || !item.value) continue;
    const value = attempt(() => JSON.stringify(CST.stringify(item.value as CST.Token).trim()));
    const before = seen.get(item.key.source);
    if (before === undefined) seen.set(item.key.source, value ?? '');
    else if (before === value && !CST.stringify(item).includes('#')) {
      map.items.splice(map.items.indexOf(item), 1);
      fixes.push(`${item.key.source} was given twice`);
    }
  }
}

/** The lines that a scalar of several lines takes; blanks in it count. */
function linesOf(text: string, offset: number, source: string, lines: Set<number>): void {
  const first = text.slice(0, offset).split('\n').length - 1;
  for (let i = 0; i <= source.split('\n').length; i++) lines.add(first + i);
}

/** Blanks at ends of lines, and comments that are at no level. */
function fixLines(text: string, kept: ReadonlySet<number>, fixes: string[]): FixedYaml {
  const lines = text.split('\n').map((line, i) => {
    if (kept.has(i) || !/[ \t]+\r?$/.test(line)) return line;
    fixes.push('spaces at the end of a line');
    return line.replace(/[ \t]+(?=\r?$)/, '');
  });
  const mended = lines.map((line, i) => {
    const comment = kept.has(i) ? undefined : /^( *)#/.exec(line);
    if (!comment) return line;
    const isContent = (other: string) => /^ *[^\s#]/.test(other);
    const next = lines.slice(i + 1).find(isContent);
    const levels = new Set(
      [next, ...lines.slice(0, i).filter((other, at) => !kept.has(at) && isContent(other))].flatMap((each) =>
        each ? [indentOf(each)] : [],
      ),
    );
    if (next === undefined || levels.has(comment[1]?.length ?? 0)) return line;
    fixes.push('a comment between two levels');
    return ' '.repeat(indentOf(next)) + line.trimStart();
  });
  return { text: mended.join('\n'), fixes };
}

function indentOf(line: string): number {
  return line.search(/[^ ]/);
}
