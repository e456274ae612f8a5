/** The template files of a chart's README: one text, as helm-docs joins them, and where its parts come from. */
import { ChartwrightError, errorText, type SourcePosition } from '../../../base/errors.ts';
import { positionAt } from '../../../base/text-position.ts';
import { joinPath } from '../../../go/path.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import { exists } from '../../../host/files.ts';
import { absolute } from '../../chart/open-chart.ts';
import type { ChartInfo } from './chart-info.ts';
import { DEFAULT_TEMPLATE } from './named-templates.ts';
import type { ReadmeDeps, ReadmeOptions } from './readme-options.ts';

interface TemplatePart {
  /** The path as a person writes it; absent: the default template. */
  readonly file?: string;
  readonly text: string;
}

/** The texts of the template files that are there; if one is not, the default template stands for it, once, at the end. */
export function templateParts({ folder }: ChartInfo, { files, cwd }: ReadmeDeps, { templateFiles, root }: ReadmeOptions): TemplatePart[] {
  const paths = templateFiles.map((name) => templatePath(name, folder, root));
  const present = paths.filter((path) => exists(files, absolute(cwd, path)));
  const parts: TemplatePart[] = present.map((file) => ({ file, text: decodeUtf8(files.read(absolute(cwd, file))) }));
  return present.length < paths.length ? [...parts, { text: DEFAULT_TEMPLATE }] : parts;
}

/** `./name` is below the searched folder, a bare name below the chart's, other paths stand for themselves. */
export function templatePath(name: string, folder: string, root: string): string {
  if (name.startsWith('.') && name.includes('/')) return joinPath(root, name);
  return name.includes('/') ? name : joinPath(folder, name);
}

/** What a step gives that reads the joined parts; the place of its error becomes that in the file. */
export function inTemplateFiles<T>(parts: readonly TemplatePart[], step: () => T): T {
  try {
    return step();
  } catch (error) {
    const position = error instanceof ChartwrightError ? placeOf(error, parts) : undefined;
    if (!position) throw error;
    const { code, reason } = error as ChartwrightError;
    throw new ChartwrightError(code, errorText(error), { reason, position, cause: error });
  }
}

/** Where the joined text is wrong, or where it calls the template of helm-docs that is. */
function placeOf({ position, text, frames }: ChartwrightError, parts: readonly TemplatePart[]): SourcePosition | undefined {
  const joined = parts.map((part) => part.text).join('');
  if (text === joined && position?.line !== undefined) return partOf(parts, position.line, position.column);
  const name = frames.at(-1)?.template ?? '';
  const call = name === '' ? -1 : joined.search(new RegExp(`\\btemplate\\s+"${name.replace(/[^\w]/g, '\\$&')}"`));
  if (call < 0) return undefined;
  const { line, column } = positionAt(joined, call);
  return partOf(parts, line, column);
}

/** The place in a file of a place in the joined text. */
function partOf(parts: readonly TemplatePart[], line: number, column = 1): SourcePosition | undefined {
  let [above, before] = [0, 0];
  for (const [i, { file, text }] of parts.entries()) {
    const lines = text.split('\n');
    const isHere =
      line < above + lines.length ||
      (line === above + lines.length && (i === parts.length - 1 || column <= before + Array.from(lines.at(-1)!).length));
    if (isHere) return file === undefined ? undefined : { file, line: line - above, column: line === above + 1 ? column - before : column };
    before = lines.length === 1 ? before + Array.from(lines[0]!).length : Array.from(lines.at(-1)!).length;
    above += lines.length - 1;
  }
  return undefined;
}
