/** Checksums of other templates, such as the annotation `checksum/config`: which changed objects they follow. */
import type { FieldChange, ObjectChange } from './change.ts';
import { objectLabel } from './report.ts';
import { belowChart } from './side.ts';
import type { Sides } from './sides.ts';

/** Whole, or cut as labels have to be. */
const DIGEST = /^[0-9a-f]{8,128}$/;
const HASHES = /(?:sum|sha\d+|md5)\b/;
const TEMPLATE = /["/]([\w.-]+\.(?:ya?ml|tpl|json))"/g;

/** Whether a field may hold a digest on both sides. */
function isChecksum(change: FieldChange): boolean {
  return change.op === 'replace' && [change.before, change.after].every((value) => typeof value === 'string' && DIGEST.test(value));
}

/** The changed objects whose templates the line of the checksum names; empty for a digest of anything else. */
export function followedObjects({ after }: Sides, object: ObjectChange, field: FieldChange, changes: readonly ObjectChange[]): string[] {
  if (!object.after || !isChecksum(field)) return [];
  const lines = after.lines(object.after, field.afterPath ?? field.path);
  const places = lines.flatMap(({ templates }) => templates);
  const source = places.map(({ file, line = 1 }) => (after.files.get(belowChart(file)) ?? '').split('\n')[line - 1] ?? '').join('\n');
  if (!HASHES.test(source)) return [];
  const names = new Set([...source.matchAll(TEMPLATE)].map(([, name]) => name));
  return changes
    .map((change) => (change.after ?? change.before)!)
    .filter((one) => names.has(one.source.slice(one.source.lastIndexOf('/') + 1)))
    .map(objectLabel);
}
