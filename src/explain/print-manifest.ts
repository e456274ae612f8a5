/** An explanation of a manifest as text for people, and as plain data. */
import { codeFrame, type FramePaint, placeText } from '../diagnostics/code-frame.ts';
import type { ExplainedDocument, ExplainedLine, ExplainedTexts, ManifestExplanation } from './explain-manifest.ts';
import type { ValuesExplanation } from './explain-values.ts';
import { originText, valueText } from './print-values.ts';

/** The explanation as JSON shows it. */
export function manifestData({ documents }: ManifestExplanation): ManifestExplanation {
  return { documents };
}

/** Each line with the place that wrote it and the values that it holds; values that chose it are in parentheses. */
export function annotatedManifest({ documents }: ManifestExplanation): string {
  return documents.map(documentText).join('');
}

/** How far the places are to the right at most. */
const WIDEST = 60;

function documentText({ lines }: ExplainedDocument): string {
  const width = Math.min(WIDEST, Math.max(...lines.map(({ text }) => text.length)));
  return lines.map((line) => `${line.text.padEnd(width)}  ${remarks(line)}`.trimEnd()).join('\n') + '\n';
}

function remarks({ templates, values }: ExplainedLine): string {
  const [place] = templates;
  const said = values.map(({ path, role, origin }) => {
    const value = `${path} ${originText(origin)}`;
    return role === 'control' ? `(${value})` : value;
  });
  return [place ? `${place.file}:${place.line}:${place.column}` : '', ...said].filter((part) => part !== '').join('  ');
}

/** A field as one page: its lines, the template that wrote the first one, and the chains of the values in it. */
export function explainedFieldText(
  { documents, texts, values }: ExplainedTexts & { readonly values: ValuesExplanation },
  paint: FramePaint,
): string {
  return documents.map(({ lines }) => fieldPage(lines, texts, values, paint)).join('\n');
}

function fieldPage(
  lines: readonly ExplainedLine[],
  texts: ReadonlyMap<string, string>,
  { values }: ValuesExplanation,
  paint: FramePaint,
): string {
  const [position, ...callers] = lines[0]?.templates ?? [];
  const text = position && texts.get(position.file);
  const frame = position && text !== undefined ? codeFrame({ position, text, length: lineLength(text, position.line) }, paint) : '';
  const calls = callers.map((caller) => `  ${paint.dim('called at')} ${placeText(caller)}\n`);
  const named = lines.flatMap((line) => line.values);
  const roles = new Map(named.map(({ path, role }) => [path, role]));
  for (const { path, role } of named) if (role === 'content') roles.set(path, role);
  // What the line is made of comes before what chose it.
  const isControl = ({ path }: { readonly path: string }) => (roles.get(path) === 'control' ? 1 : 0);
  const chains = values
    .filter(({ path }) => roles.has(path))
    .sort((a, b) => isControl(a) - isControl(b))
    .map((value) => {
      return `${roles.get(value.path) === 'control' ? paint.dim('chosen by ') : ''}${valueText(value)}`;
    });
  return [...lines.map((line) => `${line.text}\n`), frame, ...calls, ...chains].join('');
}

/** How long a line is behind its indentation. */
function lineLength(text: string, line = 1): number {
  return (text.split('\n')[line - 1] ?? '').trim().length;
}
