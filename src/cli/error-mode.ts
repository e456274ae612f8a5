/** How errors are printed. */
import type { Io } from './io.ts';

export type ErrorMode = 'helm' | 'frame' | 'json';

/** The mode that --errors asks for; by default, terminals get frames and everything else gets Helm's words alone. */
export function errorMode(asked: string | undefined, { terminal }: Pick<Io, 'terminal'>): ErrorMode {
  if (asked === 'helm' || asked === 'frame' || asked === 'json') return asked;
  return terminal ? 'frame' : 'helm';
}
