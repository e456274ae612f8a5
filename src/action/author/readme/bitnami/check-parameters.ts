/** Checks that comments and values have the same keys. Mirrors readme-generator-for-helm 2.7.2 lib/checker.js. */
import type { Parameter } from './comments.ts';
import type { Leaf } from './values.ts';

export interface ReadmeProblem {
  readonly line: number;
  readonly message: string;
}

/** Values that no comment names, in the order of the file, then comments that name no value. */
export function checkParameters(leaves: ReadonlyMap<string, Leaf>, parameters: readonly Parameter[]): ReadmeProblem[] {
  const skipped = new Set(parameters.flatMap(skippedPath));
  const named = parameters.filter(({ kind, name }) => kind === 'param' && !skipped.has(name));
  const names = new Set(named.map(({ name }) => name));
  const checked = [...leaves.values()].filter(({ name }) => !isSkipped(name, skipped));
  const keys = new Set(checked.map(({ name }) => name));
  return [
    ...checked.filter(({ name }) => !names.has(name)).map(({ name, line }) => ({ line: line(), message: `no @param for ${name}` })),
    ...named
      .filter(({ name }) => !keys.has(name))
      .map(({ name, line }) => ({ line, message: `@param for ${name}, which is not in the values` })),
  ];
}

/** The path that is not checked, what is below it included; of an item of a list with modifiers, the list. */
function skippedPath({ kind, name, modifiers }: Parameter): string[] {
  if (kind === 'skip') return [name];
  if (modifiers.length === 0) return [];
  return [name.includes('[') ? name.slice(0, name.lastIndexOf('[')) : name];
}

/** Whether a path or one above it is skipped. */
function isSkipped(name: string, skipped: ReadonlySet<string>): boolean {
  if (skipped.has(name)) return true;
  for (let i = 0; i < name.length; i++) if ((name[i] === '.' || name[i] === '[') && skipped.has(name.slice(0, i))) return true;
  return false;
}
