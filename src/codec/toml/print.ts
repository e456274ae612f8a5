import type { Value } from '../../go/value.ts';
export function printToml(value: Value): string {
  return String(value);
}
