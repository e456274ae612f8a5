/** A text of several YAML documents, cut as helm-unittest does: `---` at the start of a line begins one, whatever follows it. */

const SEPARATOR = /(?:^|\s*\n)---\s*/;

export interface DocumentText {
  readonly text: string;
  /** How many lines are above it. */
  readonly above: number;
}

export function splitDocuments(text: string): DocumentText[] {
  let [at, above] = [0, 0];
  return text.split(SEPARATOR).map((part) => {
    const start = text.indexOf(part, at);
    above += text.slice(at, start).split('\n').length - 1;
    const document = { text: part, above };
    above += part.split('\n').length - 1;
    at = start + part.length;
    return document;
  });
}
