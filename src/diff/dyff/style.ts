/** Colours and emphasis as gonvenience/bunt 1.4 writes them: 24 bits, each run of characters with all that it is, texts that are styled already included. */
export type Colour = readonly [red: number, green: number, blue: number];

export interface Style {
  readonly colour?: Colour;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Styles a text; line breaks are left alone unless `whole`. */
export type Painter = (text: string, style: Style, whole?: boolean) => string;

export const PLAIN: Painter = (text) => text;

/** Styles, as far as a text has some already, on top of these. */
export const COLOURED: Painter = (text, style, whole = false) =>
  written(
    runsOf(text)
      .flatMap((run) => (whole ? [run] : linesOf(run)))
      .map((run) => (run.text === '\n' && !whole ? run : { ...run, ...style })),
  );

interface Run extends Style {
  readonly text: string;
}

const SEQUENCE = /\x1b\[(\d+(?:;\d+)*)m/;

/** The text without its sequences. */
export function unstyled(text: string): string {
  return text.replace(/\x1b\[[\d;]*m/g, '');
}

/** In characters. */
export function widthOf(text: string): number {
  return [...unstyled(text)].length;
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let style: Style = {};
  text.split(SEQUENCE).forEach((part, i) => {
    if (i % 2 === 1) style = styleOf(part.split(';').map(Number));
    else if (part !== '') runs.push({ ...style, text: part });
  });
  return runs;
}

function styleOf(codes: readonly number[]): Style {
  const at = codes.indexOf(38);
  const [red = 0, green = 0, blue = 0] = at < 0 ? [] : codes.slice(at + 2);
  const others = at < 0 ? codes : codes.slice(0, at);
  return {
    ...(at >= 0 && { colour: [red, green, blue] as const }),
    ...(others.includes(1) && { bold: true }),
    ...(others.includes(3) && { italic: true }),
  };
}

/** Line breaks in runs of their own. */
function linesOf(run: Run): Run[] {
  return run.text.split(/(\n)/).flatMap((text) => (text === '' ? [] : [{ ...run, text }]));
}

function written(runs: readonly Run[]): string {
  let last: Style = {};
  let text = '';
  for (const run of runs) {
    if (codesOf(run) !== codesOf(last)) text += `\x1b[${sequence(run, last)}m`;
    text += run.text;
    last = run;
  }
  return codesOf(last) === '' ? text : `${text}\x1b[0m`;
}

function codesOf({ bold, italic, colour }: Style): string {
  return [...(bold ? [1] : []), ...(italic ? [3] : []), ...(colour ? [38, 2, ...colour] : [])].join(';');
}

/** Emphasis that ends is reset first. */
function sequence(style: Style, last: Style): string {
  const codes = codesOf(style);
  if (codes === '') return '0';
  return (last.bold && !style.bold) || (last.italic && !style.italic) ? `0;${codes}` : codes;
}
