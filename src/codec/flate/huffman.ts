/**
 * Huffman codes of limited length. Of the codes that are equally short the one is made that Go makes: if a leaf and a pair
 * weigh the same, the pair comes first.
 */

/** The code of each symbol, its bits in reverse order, because the writer begins with the lowest; length 0 for symbols that do not occur. */
export interface HuffmanCode {
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
}

/** The shortest code for symbols that occur so often, none longer than `limit` bits. */
export function huffmanCode(frequencies: ArrayLike<number>, limit: number): HuffmanCode {
  const codes = new Uint16Array(frequencies.length);
  const lengths = new Uint8Array(frequencies.length);
  const symbols: number[] = [];
  for (let symbol = 0; symbol < frequencies.length; symbol++) if (frequencies[symbol]) symbols.push(symbol);
  if (symbols.length <= 2) {
    symbols.forEach((symbol, code) => {
      codes[symbol] = code;
      lengths[symbol] = 1;
    });
    return { codes, lengths };
  }
  symbols.sort((a, b) => (frequencies[a] as number) - (frequencies[b] as number) || a - b);
  const counts = countByLength(
    symbols.map((symbol) => frequencies[symbol] as number),
    Math.min(limit, symbols.length - 1),
  );
  let code = 0;
  let end = symbols.length;
  for (let length = 1; length < counts.length; length++) {
    code <<= 1;
    const count = counts[length] as number;
    for (const symbol of symbols.slice(end - count, end).sort((a, b) => a - b)) {
      codes[symbol] = reversedBits(code++, length);
      lengths[symbol] = length;
    }
    end -= count;
  }
  return { codes, lengths };
}

/** What the symbols would take, in bits. */
export function bitLength({ lengths }: HuffmanCode, frequencies: ArrayLike<number>): number {
  let total = 0;
  for (let symbol = 0; symbol < frequencies.length; symbol++) total += (frequencies[symbol] as number) * (lengths[symbol] as number);
  return total;
}

/** The lowest `length` bits of a number in the other order. */
export function reversedBits(code: number, length: number): number {
  let out = 0;
  for (let bit = 0; bit < length; bit++) out |= ((code >> bit) & 1) << (length - 1 - bit);
  return out;
}

/**
 * How many symbols get codes of each length (package-merge): each row holds the leaves and the pairs of the row before,
 * sorted by weight; of the last row the first 2n - 2 items are wanted, of each earlier one the pairs that these are made of.
 * A symbol's code is as long as there are rows in which its leaf is wanted.
 */
function countByLength(leaves: readonly number[], limit: number): number[] {
  const rows: { readonly weight: number; readonly isLeaf: boolean }[][] = [];
  let pairs: number[] = [];
  for (let level = 0; level < limit; level++) {
    const row: { weight: number; isLeaf: boolean }[] = [];
    let leaf = 0;
    let pair = 0;
    while (leaf < leaves.length || pair < pairs.length) {
      const takesLeaf = pair === pairs.length || (leaf < leaves.length && (leaves[leaf] as number) < (pairs[pair] as number));
      row.push(takesLeaf ? { weight: leaves[leaf++] as number, isLeaf: true } : { weight: pairs[pair++] as number, isLeaf: false });
    }
    rows.push(row);
    pairs = [];
    for (let at = 0; at + 1 < row.length; at += 2)
      pairs.push((row[at] as { weight: number }).weight + (row[at + 1] as { weight: number }).weight);
  }
  const counts = new Array<number>(limit + 1).fill(0);
  let wanted = 2 * leaves.length - 2;
  let longer = 0;
  // From the last row, whose leaves are all wanted, to the first, whose leaves have the longest codes.
  for (let length = 1, level = limit - 1; level >= 0; length++, level--) {
    const taken = (rows[level] as { isLeaf: boolean }[]).slice(0, wanted);
    const leavesTaken = taken.filter((item) => item.isLeaf).length;
    if (length > 1) counts[length - 1] = longer - leavesTaken;
    longer = leavesTaken;
    wanted = 2 * (taken.length - leavesTaken);
  }
  counts[limit] = longer;
  return counts;
}
