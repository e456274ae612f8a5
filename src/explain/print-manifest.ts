/** An explanation of a manifest as text for people, and as plain data. */
import type { ExplainedDocument, ExplainedLine, ManifestExplanation } from './explain-manifest.ts';
import { originText } from './print-values.ts';

/** The explanation as JSON shows it. */
export function manifestData({ documents }: ManifestExplanation): ManifestExplanation {
  return { documents };
}

/** Each line with the place that wrote it and the values that it holds; values that chose it are in parentheses. */
export function manifestText({ documents }: ManifestExplanation): string {
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
