/** A finding as Helm prints it. Apart from the rules, which pages that only print do not load. */
import type { Diagnostic } from './diagnostic.ts';

/** `[ERROR] Chart.yaml: name is required` */
export function diagnosticLine({ severity, path, message }: Pick<Diagnostic, 'severity' | 'path' | 'message'>): string {
  return `[${severity.toUpperCase()}] ${path}: ${message}`;
}
