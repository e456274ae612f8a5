/** What people see of an error below its words: the source, the calls that led there, and hints. */
import type { ChartwrightError, Frame } from '../base/errors.ts';
import { codeFrame, type FramedPlace, type FramePaint, placeText } from './code-frame.ts';
import { indentHint } from './indent-hint.ts';

/** The frame of an error; empty if it has no position in a known text and no calls. */
export function errorFrame(error: ChartwrightError, paint: FramePaint): string {
  const { position, frames } = error;
  const place = placeOf(error);
  if (position?.rendered) return (place ? codeFrame(place, paint) : '') + writers(frames, paint);
  return (place ? codeFrame(place, paint) : '') + calls(frames.slice(place ? 1 : 0), paint);
}

/** What may help, from the error and from where it is. */
export function errorHints(error: ChartwrightError): readonly string[] {
  const { position, text, code } = error;
  const isYaml = code === 'yaml/syntax' || code === 'manifest/syntax';
  const indent = isYaml && text !== undefined && position?.line !== undefined ? indentHint(text, position.line) : undefined;
  return indent ? [...error.hints, indent] : error.hints;
}

function placeOf({ position, text, frames }: ChartwrightError): FramedPlace | undefined {
  if (position?.line === undefined || text === undefined) return undefined;
  const line = text.split('\n')[position.line - 1] ?? '';
  const { column = 1 } = position;
  const node = frames.find((frame) => frame.position.file === position.file && frame.position.line === position.line)?.node ?? '';
  const at = node === '' ? -1 : whereIn(line, node, column);
  if (at >= 0) return { position: { ...position, column: at + 1 }, text, length: node.length };
  const word = /^(?:[\w.$-]+|\S)/.exec(line.slice(column - 1))?.[0] ?? ' ';
  return { position: { ...position, column }, text, length: word.length };
}

/** Where a node's source covers the column; -1 where it is written otherwise. */
function whereIn(line: string, node: string, column: number): number {
  for (let at = line.indexOf(node); at >= 0; at = line.indexOf(node, at + 1)) {
    if (at < column && column <= at + node.length) return at;
  }
  return -1;
}

/** The calls, the innermost first. */
function calls(frames: readonly Frame[], paint: FramePaint): string {
  return frames.map(({ position, node }) => `  ${paint.dim('called at')} ${placeText(position)} <${node}>\n`).join('');
}

/** What wrote a rendered text: the innermost place as a frame of its own, then who called it. */
function writers([first, ...rest]: readonly Frame[], paint: FramePaint): string {
  if (!first) return '';
  const { position, text, node } = first;
  const frame = text === undefined ? '' : codeFrame({ position, text, length: node.length }, paint);
  return `${paint.dim('written by')}\n${frame}${calls(rest, paint)}`;
}
