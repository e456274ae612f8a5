/** Edits in their shortest form, as sergi/go-diff 1.4 leaves them: removals before insertions, what both have in common taken out, single edits moved where that saves an equal part. */
import { commonEnd, commonStart, type Edit, type Items, sameItems } from './edits.ts';

type Part = { kind: Edit['kind']; items: Items };

export function mergeEdits(edits: readonly Edit[]): Edit[] {
  const merged = gathered(edits);
  return moveSingles(merged) ? mergeEdits(merged) : merged;
}

function gathered(edits: readonly Edit[]): Part[] {
  const parts: Part[] = [];
  let pending: Pending = { removed: [], inserted: [], count: 0 };
  for (const { kind, items } of [...edits, { kind: '=', items: [] } as Edit]) {
    if (kind === '=') {
      settle(parts, pending, items);
      pending = { removed: [], inserted: [], count: 0 };
    } else {
      const { removed, inserted, count } = pending;
      const more = (own: Items, mark: Edit['kind']) => (kind === mark ? [...own, ...items] : own);
      pending = { removed: more(removed, '-'), inserted: more(inserted, '+'), count: count + 1 };
    }
  }
  if (parts.at(-1)?.items.length === 0) parts.pop();
  return parts;
}

/** Edits since the last equal part. */
interface Pending {
  readonly removed: Items;
  readonly inserted: Items;
  readonly count: number;
}

/** Adds what is pending, and the equal part behind it; what both pending parts begin or end with is equal, too. */
function settle(parts: Part[], { removed, inserted, count }: Pending, equal: Items): void {
  const isBoth = removed.length > 0 && inserted.length > 0;
  const start = isBoth ? commonStart(inserted, removed) : 0;
  const last = parts.at(-1);
  if (start > 0 && last?.kind === '=') last.items = [...last.items, ...inserted.slice(0, start)];
  else if (start > 0) parts.unshift({ kind: '=', items: inserted.slice(0, start) });
  const end = isBoth ? commonEnd(inserted.slice(start), removed.slice(start)) : 0;
  const middle = (items: Items) => items.slice(start, items.length - end);
  const rest = [...inserted.slice(inserted.length - end), ...equal];
  if (middle(removed).length > 0) parts.push({ kind: '-', items: middle(removed) });
  if (middle(inserted).length > 0) parts.push({ kind: '+', items: middle(inserted) });
  const before = parts.at(-1);
  if (count === 0 && before?.kind === '=') before.items = [...before.items, ...rest];
  else parts.push({ kind: '=', items: rest });
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
