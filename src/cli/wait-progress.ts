/** Lines on the terminal about a wait: which objects are not ready yet and why, with the latest warning about each. */
import type { ReleaseEvent } from '../action/release/session.ts';
import type { Io } from './io.ts';

/** Objects that are named; the others are counted. */
const MOST = 8;
const NO_WRAP = '\x1b[?7l';
const WRAP = '\x1b[?7h';

type Progress = NonNullable<ReleaseEvent['progress']>;

export interface WaitDisplay {
  /** Draws over what was drawn last; nothing that is pending clears it. */
  readonly show: (progress: Progress) => void;
  /** Makes room for a line of text. */
  readonly clear: () => void;
}

export function waitDisplay({ err }: Pick<Io, 'err'>): WaitDisplay {
  let drawn = 0;
  const clear = (): void => {
    if (drawn > 0) err(`\x1b[${drawn}A\x1b[J`);
    drawn = 0;
  };
  return {
    clear,
    show: (progress) => {
      clear();
      if (progress.pending.length === 0) return;
      const lines = progressLines(progress);
      err(`${NO_WRAP}${lines.map((line) => `${line}\n`).join('')}${WRAP}`);
      drawn = lines.length;
    },
  };
}

function progressLines({ total, pending }: Progress): string[] {
  const lines = pending.slice(0, MOST).map(({ kind, name, status, message, warning }) => {
    const why = [message || status, ...(warning === undefined ? [] : [warning])].map(oneLine).join(' – ');
    return `  ${kind}/${name}: ${why}`;
  });
  const more = pending.length - lines.length;
  return [`waiting for ${pending.length} of ${total}`, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])];
}

/** Texts of a server on one line, without what would move the cursor. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
