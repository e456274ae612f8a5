/** html, js and urlquery: text made safe for other languages. */
import { sprint } from '../go/fmt.ts';
import { isPrint } from '../go/strconv.ts';
import { escapeQuery } from '../go/url/escape.ts';
import type { Value } from '../go/value.ts';
import { printable } from './exec-state.ts';

/** The arguments as one text, nil as `<no value>`. */
function textOf(args: readonly Value[]): string {
  return sprint(args.map((arg) => (arg === null ? '<no value>' : printable(arg))));
}

const HTML: Readonly<Record<string, string>> = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\0': '\ufffd',
};

export function escapeHtml(args: readonly Value[]): string {
  return textOf(args).replace(/["'&<>\0]/g, (char) => HTML[char]!);
}

const JS: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '"': '\\"' };

export function escapeJs(args: readonly Value[]): string {
  return textOf(args).replace(/[\\'"<>&=\x00-\x1f]|[^\x00-\x7f]/gu, (char) => {
    const code = char.codePointAt(0) as number;
    // Stray bytes read as U+FFFD, which prints.
    if (code >= 0x80 && (isPrint(code) || (code >= 0xdc80 && code <= 0xdcff))) return char;
    return JS[char] ?? '\\u' + code.toString(16).toUpperCase().padStart(4, '0');
  });
}

export function escapeUrlQuery(args: readonly Value[]): string {
  return escapeQuery(textOf(args));
}
