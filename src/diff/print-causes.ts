/** Causes as words: if a value, a line of a template or a version is another one. */
import { placeText } from '../diagnostics/code-frame.ts';
import { originText } from '../explain/print-values.ts';
import type { Cause, LayerValue } from './cause.ts';

/** `values image.tag: values.yaml:3:8 → prod.yaml:2:8`; `hide`: without the texts of flags, which may hold secrets. */
export function causeText(cause: Cause, hide: boolean): string {
  switch (cause.kind) {
    case 'values':
      return `values ${cause.path}: ${sidesText(cause.before && saidText(cause.before, hide), cause.after && saidText(cause.after, hide))}`;
    case 'template':
      return `template ${sidesText(cause.before && placeText(cause.before), cause.after && placeText(cause.after))}`;
    case 'dependency':
      return `dependency ${cause.name}: ${sidesText(cause.before, cause.after)}`;
    case 'chart':
      return `Chart.yaml ${cause.field}: ${sidesText(cause.before, cause.after)}`;
    case 'option':
      return `--${cause.name}: ${sidesText(cause.before || 'default', cause.after || 'default')}`;
    case 'manager':
      return `${cause.name}${cause.subresource ? ` (${cause.subresource})` : ''}${cause.time ? `, ${cause.time}` : ''}`;
    case 'helm':
      return `Helm ${sidesText(cause.before, cause.after)}${cause.differences?.length ? ` (${cause.differences.join(', ')})` : ''}`;
    default:
      return cause satisfies never;
  }
}

function saidText({ origin }: LayerValue, hide: boolean): string {
  const { argument } = origin;
  return originText(hide && argument !== undefined ? { ...origin, argument: argument.replace(/=[\s\S]*/, '=…') } : origin);
}

function sidesText(before: string | undefined, after: string | undefined): string {
  return before === after ? (before ?? '') : `${before ?? '(none)'} → ${after ?? '(none)'}`;
}
