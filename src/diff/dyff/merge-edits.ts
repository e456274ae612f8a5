/** Edits in their shortest form, as sergi/go-diff 1.4 leaves them: removals before insertions, what both have in common taken out, single edits moved where that saves an equal part. */
import { commonEnd, commonStart, type Edit, type Items, sameItems } from './edits.ts';

type Part = { kind: Edit['kind']; items: Items };

export function mergeEdits(edits: readonly Edit[]): Edit[] {
  const merged = gathered(edits);
  return moveSingles(merged) ? mergeEdits(merged) : merged;
}

function gathered(edits: readonly Edit[]): Part[] {
  let parts: Part[] = [];
  let [removed, inserted, count]: [Items, Items, number] = [[], [], 0];
  for (const { kind, items } of [...edits, { kind: '=', items: [] } as Edit]) {
    if (kind === '-') removed = [...removed, ...items];
    if (kind === '+') inserted = [...inserted, ...items];
    if (kind !== '=') {
      count++;
      continue;
    }
    let equal = items;
    if (count > 1 && removed.length > 0 && inserted.length > 0) {
      const start = commonStart(inserted, removed);
      const last = parts.at(-1);
      const common = inserted.slice(0, start);
      if (start > 0 && last?.kind === '=') last.items = [...last.items, ...common];
      else if (start > 0) parts = [{ kind: '=', items: common }, ...parts];
      [removed, inserted] = [removed.slice(start), inserted.slice(start)];
      const end = commonEnd(inserted, removed);
      equal = [...inserted.slice(inserted.length - end), ...equal];
      [removed, inserted] = [removed.slice(0, removed.length - end), inserted.slice(0, inserted.length - end)];
    }
    if (removed.length > 0) parts.push({ kind: '-', items: removed });
    if (inserted.length > 0) parts.push({ kind: '+', items: inserted });
    const last = parts.at(-1);
    if (count === 0 && last?.kind === '=') last.items = [...last.items, ...equal];
    else parts.push({ kind: '=', items: equal });
    [removed, inserted, count] = [[], [], 0];
  }
  if (parts.at(-1)?.items.length === 0) parts.pop();
  return parts;
}

/** Whether something has been moved. */
function moveSingles(parts: Part[]): boolean {
  let isChanged = false;
  for (let i = 1; i < parts.length - 1; i++) {
    const [before, edit, after] = [parts[i - 1]!, parts[i]!, parts[i + 1]!];
    if (before.kind !== '=' || after.kind !== '=') continue;
    const [own, length] = [edit.items, before.items.length];
    if (length <= own.length && sameItems(own.slice(own.length - length), before.items)) {
      edit.items = [...before.items, ...own.slice(0, own.length - length)];
      after.items = [...before.items, ...after.items];
      parts.splice(i - 1, 1);
      isChanged = true;
    } else if (after.items.length <= own.length && sameItems(own.slice(0, after.items.length), after.items)) {
      before.items = [...before.items, ...after.items];
      edit.items = [...own.slice(after.items.length), ...after.items];
      parts.splice(i + 1, 1);
      isChanged = true;
    }
  }
  return isChanged;
}
