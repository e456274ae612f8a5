/** Values that a schema refuses, each at its place. */
import { errorText, type SourcePosition } from '../base/errors.ts';
import { entryPosition } from '../codec/yaml/position.ts';
import { SchemaViolation } from '../values/schema.ts';
import type { Finding } from './finding.ts';
import type { ValuesFile } from './reads/unread-values.ts';

/** `files`: the charts' own first, then those of the user. */
export function schemaFindings(error: unknown, chart: string, files: readonly ValuesFile[]): Finding[] {
  const violation = violationOf(error);
  const schema = { file: `${chart}/values.schema.json` };
  if (!violation || violation.reasons.length === 0) return [{ rule: 'values/schema', message: errorText(error).trim(), position: schema }];
  return violation.reasons.map(({ path, text }) => {
    const message = path.length > 0 ? `${path.join('.')}: ${text}` : text;
    return { rule: 'values/schema', message, position: placeOf(path, files) ?? schema };
  });
}

function violationOf(error: unknown): SchemaViolation | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof SchemaViolation) return at;
  return undefined;
}

/** Where the value, or else what it is missing from, is in the last file that sets it. */
function placeOf(path: readonly string[], files: readonly ValuesFile[]): SourcePosition | undefined {
  const user = files.filter(({ isDefault }) => !isDefault).reverse();
  const order = [...user, ...files.filter(({ isDefault }) => isDefault)];
  for (let length = path.length; length > 0; length--) {
    for (const { name, root, prefix } of order) {
      if (!root || prefix.length >= length || prefix.some((step, i) => step !== path[i])) continue;
      const steps = path.slice(prefix.length, length).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const found = entryPosition(root, steps);
      if (found) return { file: name, ...found };
    }
  }
  return undefined;
}
