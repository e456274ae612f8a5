/** XML as encoding/xml's MarshalIndent lays it out. */

export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** Text or elements inside; `cdata` is written as it is. */
  readonly content?: string | readonly Element[];
  readonly cdata?: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** An element and what is in it, one per line, a tab per level. */
export function printXml({ name, attributes = {}, content, cdata }: Element, indent = ''): string {
  const open = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const start = `${indent}<${name}${open.join('')}>`;
  if (cdata !== undefined) return `${start}<![CDATA[${printable(cdata).replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
  if (typeof content === 'string' || content === undefined) return `${start}${escaped(content ?? '')}</${name}>`;
  if (content.length === 0) return `${start}</${name}>`;
  return `${start}\n${content.map((each) => `${printXml(each, `${indent}\t`)}\n`).join('')}${indent}</${name}>`;
}

function escaped(text: string): string {
  return printable(text).replace(/["'&<>\t\n\r]/g, (character) => ESCAPES[character] as string);
}

/** Characters that XML does not allow become U+FFFD. */
function printable(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
}
