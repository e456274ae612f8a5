/** IP addresses as Go's net.ParseIP reads them. */

/** The 4 or 16 bytes of an address, an IPv4 address mapped into IPv6 as 4; undefined for anything else, zones included. */
export function parseIp(text: string): Uint8Array | undefined {
  const bytes = text.includes(':') ? parseIpV6(text) : parseIpV4(text);
  return bytes && Uint8Array.from(isMapped(bytes) ? bytes.slice(12) : bytes);
}

function isMapped(bytes: number[]): boolean {
  return bytes.length === 16 && bytes.slice(0, 12).join() === '0,0,0,0,0,0,0,0,0,0,255,255';
}

/** Four decimal numbers up to 255 without zeros in front. */
function parseIpV4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return undefined;
  return parts.map(Number);
}

/** Eight groups of up to four hex digits; `::` stands for one or more zero groups, an IPv4 address for the last two. */
function parseIpV6(text: string): number[] | undefined {
  const halves = text.split('::');
  const [head, tail] = [parseGroups(halves[0] ?? '', halves.length === 1), parseGroups(halves[1] ?? '', true)];
  if (halves.length > 2 || !head || !tail) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  return [...head, ...Array<number>(missing).fill(0), ...tail];
}

function parseGroups(text: string, last: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [i, group] of groups.entries()) {
    const embedded = last && i === groups.length - 1 ? parseIpV4(group) : undefined;
    if (embedded) bytes.push(...embedded);
    else if (/^[0-9a-fA-F]{1,4}$/.test(group)) bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return undefined;
  }
  return bytes;
}
