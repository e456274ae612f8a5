/** `--output structured`, with the fields of each object in Go's order. */
import { printJson } from '../../codec/json/print.ts';
import type { Value } from '../../go/value.ts';
import type { StructuredChange, StructuredEntry } from './structured.ts';

/** The entries as Go's encoder prints them, two columns per level. */
export function structuredText(entries: readonly StructuredEntry[]): string {
  return `${listText(
    entries.map((entry) => entryText(entry, '  ')),
    '',
  )}\n`;
}

function entryText(
  { apiVersion, kind, namespace, name, changeType, resourceStatus, changes = [], changesSuppressed }: StructuredEntry,
  indent: string,
): string {
  const inner = `${indent}  `;
  const status = [
    ['oldExists', String(resourceStatus.oldExists)],
    ['newExists', String(resourceStatus.newExists)],
  ] as const;
  return objectText(
    [
      ...texts({ apiVersion, kind, namespace, name, changeType }),
      ['resourceStatus', objectText(status, inner)],
      ...(changes.length > 0
        ? [
            [
              'changes',
              listText(
                changes.map((change) => changeText(change, `${inner}  `)),
                inner,
              ),
            ] as const,
          ]
        : []),
      ...(changesSuppressed ? [['changesSuppressed', 'true'] as const] : []),
    ],
    indent,
  );
}

function changeText({ path, field, change, oldValue, newValue }: StructuredChange, indent: string): string {
  const value = (one: Value) => printJson(one, { indent: '  ', prefix: `${indent}  ` });
  return objectText(
    [
      ...texts({ path, field }),
      ['change', printJson(change)],
      ...(oldValue === null ? [] : [['oldValue', value(oldValue)] as const]),
      ...(newValue === null ? [] : [['newValue', value(newValue)] as const]),
    ],
    indent,
  );
}

/** Texts that are not empty. */
function texts(fields: Readonly<Record<string, string>>): (readonly [string, string])[] {
  return Object.entries(fields).flatMap(([key, text]) => (text === '' ? [] : [[key, printJson(text)] as const]));
}

function objectText(fields: readonly (readonly [string, string])[], indent: string): string {
  return `{\n${fields.map(([key, text]) => `${indent}  "${key}": ${text}`).join(',\n')}\n${indent}}`;
}

function listText(items: readonly string[], indent: string): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}]`;
}
