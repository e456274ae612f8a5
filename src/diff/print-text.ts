/** A report of differences for people at a terminal. */
import { editsOf } from '../base/unified-diff.ts';
import { printJson } from '../codec/json/print.ts';
import { printYaml } from '../codec/yaml/print.ts';
import type { Value } from '../go/value.ts';
import { isDict, isList } from '../go/value.ts';
import { type FieldChange, stepsText } from './change.ts';
import { causeText } from './print-causes.ts';
import { type DiffReport, objectLabel, type ReportedField, type ReportedObject } from './report.ts';

export interface DiffPaint {
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** The whole report; empty if nothing differs and nothing failed. */
export function reportText(report: DiffReport, paint: DiffPaint): string {
  if (report.objects.length === 0) return '';
  return `${report.objects.map((object) => objectText(object, report, paint)).join('\n')}\n${countText(report)}\n`;
}

/** `2 objects changed, 1 added, 0 removed` */
export function countText({ objects }: DiffReport): string {
  const count = (change: ReportedObject['change']) => objects.filter((object) => object.change === change).length;
  return `${count('modified')} changed, ${count('added')} added, ${count('removed')} removed`;
}

const MARKS = { added: '+', removed: '-', modified: '~' } as const;

function objectText(object: ReportedObject, report: DiffReport, paint: DiffPaint): string {
  const colour = colourOf(MARKS[object.change], paint);
  const head = `${colour(`${MARKS[object.change]} ${paint.bold(objectLabel(object))}`)}${environmentsText(object, report)}`;
  const lines = [`${head}  ${paint.dim(`${object.namespace}, ${object.source}`)}`];
  lines.push(...object.causes.map((cause) => `    ${paint.dim(causeText(cause, object.kind === 'Secret'))}`));
  if (object.object !== undefined)
    lines.push(...blockLines(object.object).map((line) => `    ${colour(`${MARKS[object.change]} ${line}`)}`));
  lines.push(...object.fields.flatMap((field) => fieldLines(field, object, report, paint)));
  return `${lines.join('\n')}\n`;
}

/** Which environments have it, if not all have. */
export function environmentsText({ environments }: { readonly environments: readonly string[] }, report: DiffReport): string {
  return environments.length === report.environments.length ? '' : ` (${environments.join(', ')})`;
}

function fieldLines(field: ReportedField, object: ReportedObject, report: DiffReport, paint: DiffPaint): string[] {
  const { change, follows } = field;
  const where = environmentsText(
    field,
    object.environments.length === report.environments.length ? report : { ...report, environments: object.environments },
  );
  const path = stepsText(change.path) || 'the object';
  if (follows.length > 0) return [`  ${paint.yellow('~')} ${path}${where}: follows ${follows.join(', ')}`];
  const causes = field.causes.map((cause) => `      ${paint.dim(causeText(cause, object.kind === 'Secret'))}`);
  return [...changeLines(change, `${path}${where}`, paint), ...causes];
}

function changeLines(change: FieldChange, path: string, paint: DiffPaint): string[] {
  const block = (mark: '+' | '-', value: Value) => blockLines(value).map((line) => `      ${colourOf(mark, paint)(`${mark} ${line}`)}`);
  switch (change.op) {
    case 'add':
      return isShort(change.after)
        ? [`  ${paint.green(`+ ${path}: ${shortText(change.after)}`)}`]
        : [`  ${paint.green(`+ ${path}`)}`, ...block('+', change.after)];
    case 'remove':
      return isShort(change.before)
        ? [`  ${paint.red(`- ${path}: ${shortText(change.before)}`)}`]
        : [`  ${paint.red(`- ${path}`)}`, ...block('-', change.before)];
    case 'order':
      return [`  ${paint.yellow('~')} ${path}: order ${change.before.join(', ')} → ${change.after.join(', ')}`];
    case 'replace':
      if (isShort(change.before) && isShort(change.after)) {
        return [`  ${paint.yellow('~')} ${path}: ${paint.red(shortText(change.before))} → ${paint.green(shortText(change.after))}`];
      }
      return [`  ${paint.yellow('~')} ${path}`, ...linesBetween(change.before, change.after, paint)];
    default:
      return change satisfies never;
  }
}

/** Lines around a change within a text. */
const CONTEXT = 2;

function linesBetween(before: Value, after: Value, paint: DiffPaint): string[] {
  const edits = editsOf(blockLines(before), blockLines(after));
  const isNear = (i: number) => edits.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some(({ kind }) => kind !== ' ');
  return edits.flatMap(({ kind, line }, i) => {
    if (kind !== ' ') return [`      ${colourOf(kind, paint)(`${kind} ${line}`)}`];
    if (isNear(i)) return [`        ${line}`];
    return i > 0 && isNear(i - 1) ? [`      ${paint.dim('…')}`] : [];
  });
}

function colourOf(mark: '+' | '-' | '~', paint: DiffPaint): (text: string) => string {
  return mark === '+' ? paint.green : mark === '-' ? paint.red : paint.yellow;
}

const SHORT = 80;

function isShort(value: Value): boolean {
  if (isDict(value)) return value.size === 0;
  if (isList(value)) return value.length === 0;
  return typeof value !== 'string' || (value.length <= SHORT && !value.includes('\n'));
}

/** A scalar or an empty collection on one line. */
export function shortText(value: Value): string {
  return printJson(value, { escapeHtml: false });
}

/** Texts as they are, everything else as YAML. */
export function blockLines(value: Value): string[] {
  const text = typeof value === 'string' ? value : printYaml(value);
  return text.replace(/\n$/, '').split('\n');
}
