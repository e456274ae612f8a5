/** What helm-diff 3.15 would print of two manifests. */
import { diffEntries, type EntryOptions, type Ownership } from '../../diff/helm-diff/entries.ts';
import {
  diffText,
  jsonText,
  type PrintOptions,
  simpleText,
  structuredEntriesText,
  type TemplateEntry,
  templateEntries,
} from '../../diff/helm-diff/print-entries.ts';
import type { Specs } from '../../diff/helm-diff/specs.ts';
import { type FuncTable, fn } from '../../go/func.ts';
import { GoObject, type GoType, isList, type Value } from '../../go/value.ts';
import { TemplateSet } from '../../template/template-set.ts';

export interface HelmDiffOptions extends Omit<EntryOptions, 'structured'>, PrintOptions {
  /** `diff`, `simple`, `json`, `template`, `structured` or `dyff`; any other word is taken for `diff`. */
  readonly output: string;
  /** A template for `template`, with the name of its file; absent: that of `json`. */
  readonly template?: { readonly name: string; readonly text: string } | undefined;
  /** Of the terminal, in characters; `dyff` lays its texts out by it. */
  readonly width: number;
}

export interface HelmDiffResult {
  readonly text: string;
  /** Whether anything differs, shown or not. */
  readonly changed: boolean;
}

/** Throws `usage` errors for invalid patterns, and the errors of the template. */
export async function helmDiff(before: Specs, after: Specs, options: HelmDiffOptions, ownership?: Ownership): Promise<HelmDiffResult> {
  const { entries, changed } = diffEntries(before, after, { ...options, structured: options.output === 'structured' }, ownership);
  switch (options.output) {
    case 'simple':
      return { changed, text: simpleText(entries, options) };
    case 'json':
      return { changed, text: jsonText(entries, options) };
    case 'template':
      return {
        changed,
        text: options.template === undefined ? jsonText(entries, options) : templated(options.template, templateEntries(entries, options)),
      };
    case 'dyff': {
      const { dyffText } = await import('../../diff/helm-diff/print-dyff.ts');
      return { changed, text: dyffText(entries, options) };
    }
    case 'structured':
      return { changed, text: structuredEntriesText(entries) };
    default:
      return { changed, text: diffText(entries, options) };
  }
}

const SPEC: GoType = { name: 'diff.ReportTemplateSpec', kind: 'struct' };

const FUNCS: FuncTable = { last: fn('int, any', (index: number, list: Value) => isList(list) && index === list.length - 1) };

function templated({ name: file, text }: NonNullable<HelmDiffOptions['template']>, entries: readonly TemplateEntry[]): string {
  const list = entries.map(
    ({ namespace, name, kind, api, change }) =>
      new GoObject(
        SPEC,
        new Map<string, Value>(Object.entries({ Namespace: namespace, Name: name, Kind: kind, API: api, Change: change })),
      ),
  );
  const set = new TemplateSet({ funcs: FUNCS, missingKey: 'invalid' });
  set.parse(file, text);
  return `${set.execute(file, list, undefined)}\n`;
}
