/** Colour for terminals. chalk is loaded only if something is coloured. */
import type { Io } from './io.ts';
import type { Settings } from './settings.ts';

const NAMES = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'] as const;

/** Each takes a text and gives it as it is to be printed. */
export type Paint = Readonly<Record<(typeof NAMES)[number], (text: string) => string>>;

export interface Paints {
  /** For standard output and standard error: plain unless they are terminals. */
  readonly out: Paint;
  readonly err: Paint;
  /** For what Helm colours, in fatih/color's codes: on terminals, and wherever `--color always` asks for it. */
  readonly helm: Paint;
}

const asItIs = (text: string): string => text;
const plain: Paint = { bold: asItIs, dim: asItIs, red: asItIs, green: asItIs, yellow: asItIs, cyan: asItIs };
export const unpainted: Paints = { out: plain, err: plain, helm: plain };

const coded =
  (start: number, end: number) =>
  (text: string): string =>
    `\x1b[${start}m${text}\x1b[${end}m`;
const fatih: Paint = {
  bold: coded(1, 22),
  dim: coded(2, 22),
  red: coded(31, 0),
  green: coded(32, 0),
  yellow: coded(33, 0),
  cyan: coded(36, 0),
};

/** The colours that the settings and the terminals allow. */
export async function paintsFor(io: Io, { colorMode }: Settings): Promise<Paints> {
  if (colorMode === 'never') return unpainted;
  const always = colorMode === 'always';
  const dull = io.env.TERM === 'dumb' || (io.env.NO_COLOR ?? '') !== '';
  const [out, err] = [io.outTerminal === true, io.terminal].map((terminal) => terminal && (always || !dull));
  const paint = out || err ? await chalkPaint() : plain;
  return { out: out ? paint : plain, err: err ? paint : plain, helm: always || out ? fatih : plain };
}

async function chalkPaint(): Promise<Paint> {
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}
