/**
 * Enough of Markdown to read a chart's README: headings, paragraphs, lists, tables, code, quotes,
 * links. HTML in it is shown, not used, and images become links, so that a page loads nothing from
 * elsewhere. Every line is looked at a fixed number of times.
 */
import { escapeHtml, link } from './html.ts';

/** Markdown as HTML. */
export function markdown(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  return blocks(lines, 0);
}

const DEEPEST = 8;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const RULE = /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/;
const ITEM = /^( *)([-*+]|\d{1,9}[.)])[ \t]+(.*)$/;
const TABLE_LINE = /^ {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$/;
const QUOTE = /^ {0,3}> ?/;

function blocks(lines: readonly string[], depth: number): string {
  let out = '';
  for (let at = 0; at < lines.length; ) {
    const [html, next] = block(lines, at, depth);
    out += html;
    at = next;
  }
  return out;
}

/** The block that begins at a line, and the line after it. */
function block(lines: readonly string[], at: number, depth: number): [string, number] {
  const line = lines[at] as string;
  if (line.trim() === '') return ['', at + 1];
  const fence = FENCE.exec(line)?.[1];
  if (fence) return fenced(lines, at, fence);
  const heading = HEADING.exec(line);
  if (heading) {
    const level = (heading[1] as string).length;
    return [`<h${level}>${inline((heading[2] ?? '').replace(/[ \t]+#+[ \t]*$/, ''))}</h${level}>\n`, at + 1];
  }
  if (RULE.test(line)) return ['<hr>\n', at + 1];
  if (QUOTE.test(line)) return quoted(lines, at, depth);
  if (ITEM.test(line)) return list(lines, at, depth);
  if (line.includes('|') && TABLE_LINE.test(lines[at + 1] ?? '')) return table(lines, at);
  if (/^ {4}|^\t/.test(line)) return indented(lines, at);
  return paragraph(lines, at);
}

function fenced(lines: readonly string[], at: number, fence: string): [string, number] {
  let end = at + 1;
  while (end < lines.length && !(lines[end] as string).trim().startsWith(fence)) end++;
  return [`<pre><code>${escapeHtml(lines.slice(at + 1, end).join('\n'))}</code></pre>\n`, end + 1];
}

function indented(lines: readonly string[], at: number): [string, number] {
  const end = endOf(lines, at, (line) => /^ {4}|^\t/.test(line));
  const code = lines.slice(at, end).map((line) => line.replace(/^ {4}|^\t/, ''));
  return [`<pre><code>${escapeHtml(code.join('\n'))}</code></pre>\n`, end];
}

function quoted(lines: readonly string[], at: number, depth: number): [string, number] {
  const end = endOf(lines, at, (line) => QUOTE.test(line));
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ''));
  const html = depth < DEEPEST ? blocks(inner, depth + 1) : escapeHtml(inner.join('\n'));
  return [`<blockquote>\n${html}</blockquote>\n`, end];
}

/** Items of one kind at one indentation; deeper lines belong to the item above them. */
function list(lines: readonly string[], at: number, depth: number): [string, number] {
  const [, indent = '', mark = ''] = ITEM.exec(lines[at] as string) as RegExpExecArray;
  const ordered = /\d/.test(mark);
  const items: string[][] = [];
  let end = at;
  for (; end < lines.length; end++) {
    const line = lines[end] as string;
    const item = ITEM.exec(line);
    const width = line.length - line.trimStart().length;
    if (item && (item[1] as string).length <= indent.length + 1 && /\d/.test(item[2] as string) === ordered)
      items.push([item[3] as string]);
    else if (line.trim() === '' ? goesOn(lines[end + 1], indent.length) : width > indent.length)
      items.at(-1)?.push(line.slice(Math.min(width, indent.length + mark.length + 1)));
    else if (line.trim() === '' || startsBlock(line) || (lines[end - 1] ?? '').trim() === '') break;
    else items.at(-1)?.push(line);
  }
  const tag = ordered ? 'ol' : 'ul';
  return [`<${tag}>\n${items.map((item) => `<li>${listItem(item, depth)}</li>\n`).join('')}</${tag}>\n`, Math.max(end, at + 1)];
}

function listItem(lines: readonly string[], depth: number): string {
  if (depth >= DEEPEST) return escapeHtml(lines.join('\n'));
  const html = blocks(lines, depth + 1);
  const alone = /^<p>(.*)<\/p>\n$/s.exec(html)?.[1];
  return alone !== undefined && !alone.includes('<p>') ? alone : html;
}

/** Whether the line after an empty one still belongs to a list. */
function goesOn(line: string | undefined, indent: number): boolean {
  return line !== undefined && line.trim() !== '' && (ITEM.test(line) || line.length - line.trimStart().length > indent);
}

function table(lines: readonly string[], at: number): [string, number] {
  const end = endOf(lines, at, (line) => line.includes('|'));
  const [head = '', , ...rows] = lines.slice(at, end);
  const row = (line: string, tag: string) =>
    `<tr>${cells(line)
      .map((cell) => `<${tag}>${inline(cell)}</${tag}>`)
      .join('')}</tr>\n`;
  return [`<table>\n${row(head, 'th')}${rows.map((line) => row(line, 'td')).join('')}</table>\n`, end];
}

/** Cells between bars; a bar behind a backslash, or within code, is none. */
function cells(line: string): string[] {
  const found = [''];
  const text = line.trim().replace(/^\|/, '');
  let code = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (char === '\\' && text[i + 1] === '|') {
      found[found.length - 1] += '|';
      i++;
    } else if (char === '|' && !code) found.push('');
    else {
      if (char === '`') code = !code;
      found[found.length - 1] += char;
    }
  }
  if (found.at(-1)?.trim() === '') found.pop();
  return found.map((cell) => cell.trim());
}

function paragraph(lines: readonly string[], at: number): [string, number] {
  let end = at + 1;
  while (end < lines.length && (lines[end] as string).trim() !== '' && !startsBlock(lines[end] as string)) {
    const under = /^ {0,3}(?:(=+)|-+)[ \t]*$/.exec(lines[end] as string);
    if (under) {
      const tag = under[1] ? 'h1' : 'h2';
      return [`<${tag}>${inline(lines.slice(at, end).join('\n'))}</${tag}>\n`, end + 1];
    }
    end++;
  }
  return [`<p>${inline(lines.slice(at, end).join('\n'))}</p>\n`, end];
}

function startsBlock(line: string): boolean {
  if (/^ {0,3}-+[ \t]*$/.test(line)) return false;
  return FENCE.test(line) || HEADING.test(line) || QUOTE.test(line) || ITEM.test(line) || RULE.test(line);
}

function endOf(lines: readonly string[], at: number, belongs: (line: string) => boolean): number {
  let end = at;
  while (end < lines.length && belongs(lines[end] as string)) end++;
  return end;
}

const LONGEST_LABEL = 1000;

/** Code, links, images, bold and italic within a line of text. */
function inline(text: string): string {
  let out = '';
  let plain = '';
  const flush = () => {
    out += emphasis(escapeHtml(plain));
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const char = text[at] as string;
    const piece =
      char === '`'
        ? code(text, at)
        : char === '[' || (char === '!' && text[at + 1] === '[')
          ? linked(text, at)
          : char === '<'
            ? bare(text, at)
            : undefined;
    if (piece) {
      flush();
      out += piece[0];
      at = piece[1];
    } else if (char === '\\' && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')) {
      flush();
      out += escapeHtml(text[at + 1] as string);
      at += 2;
    } else {
      plain += char;
      at++;
    }
  }
  flush();
  return out;
}

/** `code`, between runs of as many backquotes. */
function code(text: string, at: number): [string, number] | undefined {
  const [ticks] = /^`+/.exec(text.slice(at, at + 20)) as RegExpExecArray;
  const end = text.indexOf(ticks, at + ticks.length);
  if (end < 0 || text[end + ticks.length] === '`') return undefined;
  return [`<code>${escapeHtml(text.slice(at + ticks.length, end).trim())}</code>`, end + ticks.length];
}

/** `[text](address)`; an image becomes a link to it. */
function linked(text: string, at: number): [string, number] | undefined {
  const rest = text.slice(at, at + 2 * LONGEST_LABEL);
  const match =
    /^(!?)\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\([ \t]*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?)>?(?:[ \t]+(?:"[^"]*"|'[^']*'))?[ \t]*\)/.exec(
      rest,
    );
  if (!match) return undefined;
  const [whole, image, label = '', address = ''] = match;
  const inner = image ? escapeHtml(label || address) : emphasis(escapeHtml(label.replace(/!\[([^\]]*)\](?:\([^)]*\))?/g, '$1')));
  return [link(address, inner), at + whole.length];
}

/** `<https://…>` */
function bare(text: string, at: number): [string, number] | undefined {
  const match = /^<(https?:\/\/[^\s<>]+|mailto:[^\s<>]+)>/i.exec(text.slice(at, at + LONGEST_LABEL));
  return match ? [link(match[1] as string, escapeHtml(match[1] as string)), at + match[0].length] : undefined;
}

/** Bold and italic in text that is escaped already. */
function emphasis(html: string): string {
  return html
    .replace(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^\w])__([^_\n]+)__(?!\w)/g, '$1<strong>$2</strong>')
    .replace(/\*([^*\s](?:[^*\n]*[^*\s])?)\*/g, '<em>$1</em>')
    .replace(/(^|[^\w])_([^_\s](?:[^_\n]*[^_\s])?)_(?!\w)/g, '$1<em>$2</em>');
}
