/** Holds the causes of `diff` against lines of templates: changing or removing one line, every change must name it alone. */
import { type DiffedSide, diff } from '../src/action/diff/diff.ts';
import { type ChartFile, fileText } from '../src/chart/chart.ts';
import type { FieldData } from '../src/diff/report-data.ts';
import { encodeUtf8 } from '../src/go/utf8.ts';

export interface LineCount {
  changes: number;
  exact: number;
}

interface Line {
  readonly file: string;
  readonly number: number;
  readonly text: string;
}

/** A key with a plain word, or with one action. */
const ENTRY = /^\s*(?:- )?[\w./-]+:\s+(?:[A-Za-z][\w-]*|"?\{\{[^{}]*[^-}]\}\}"?)\s*$/;
const IDENTITY = /^\s*(?:kind|apiVersion):/;

/** The lines of a chart's own templates that can be changed. */
export function entryLines({ chart }: DiffedSide): Line[] {
  const files = chart.templates.filter(({ name }) => !/NOTES|\/tests\//.test(name));
  return files.flatMap((file) =>
    fileText(file)
      .split('\n')
      .map((text, i) => ({ file: file.name, number: i + 1, text }))
      .filter(({ text }) => ENTRY.test(text) && !IDENTITY.test(text)),
  );
}

export async function checkLine(side: DiffedSide, line: Line, count: LineCount, say: (text: string) => void): Promise<void> {
  for (const lines of [[line.text.replace(/("?)\s*$/, 'x$1')], []]) {
    const { objects, failures } = await diff(side, { ...side, chart: withLines(side, line, lines) }, { showSecrets: true });
    if (failures.length > 0) continue;
    const changes = objects.flatMap(({ fields, causes }): Pick<FieldData, 'path' | 'causes'>[] =>
      fields.length > 0 ? fields.filter(({ follows }) => !follows) : [{ path: '', causes }],
    );
    for (const { path, causes } of changes) {
      count.changes++;
      const [cause] = causes;
      const place = cause?.kind === 'template' ? (cause.before ?? cause.after) : undefined;
      if (causes.length === 1 && place?.line === line.number && place.file.endsWith(`/${line.file}`)) count.exact++;
      else say(`${side.name}: ${line.file}:${line.number} changed ${path}, told: ${JSON.stringify(causes)}`);
    }
  }
}

function withLines({ chart }: DiffedSide, { file, number }: Line, lines: readonly string[]): DiffedSide['chart'] {
  const changed = (one: ChartFile): ChartFile => {
    if (one.name !== file) return one;
    const texts = fileText(one).split('\n');
    return { ...one, data: encodeUtf8([...texts.slice(0, number - 1), ...lines, ...texts.slice(number)].join('\n')) };
  };
  return { ...chart, templates: chart.templates.map(changed), raw: chart.raw.map(changed) };
}
