/** IP addresses and networks as texts (net/netip of Go 1.26), without zones in networks. */

/** The version of an IP address, 4 or 6; 0 for any other text. */
export function ipVersion(text: string): 0 | 4 | 6 {
  if (ipv4Bytes(text)) return 4;
  return ipv6Bytes(text.replace(/%[\w.:-]+$/, '')) ? 6 : 0;
}

/** Whether an address is in a network such as `10.0.0.0/8`; false if either is none, or their versions differ. */
export function inNetwork(network: string, address: string): boolean {
  const [start = '', length = ''] = network.split('/');
  const [base, bytes] = [ipv4Bytes(start) ?? ipv6Bytes(start), ipv4Bytes(address) ?? ipv6Bytes(address)];
  const bits = Number(length);
  if (!base || !bytes || base.length !== bytes.length || !/^\d+$/.test(length) || bits > bytes.length * 8) return false;
  for (let at = 0; at * 8 < bits; at++) {
    const mask = bits - at * 8 >= 8 ? 255 : 255 & (255 << (8 - (bits - at * 8)));
    if (((base[at] as number) & mask) !== ((bytes[at] as number) & mask)) return false;
  }
  return true;
}

function ipv4Bytes(text: string): number[] | undefined {
  if (!/^(?:(?:0|[1-9]\d{0,2})(?:\.|$)){4}$/.test(text) || text.endsWith('.')) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.some((byte) => byte > 255) ? undefined : bytes;
}

function ipv6Bytes(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return undefined;
  const [head, tail] = [groupBytes(halves[0] as string, halves.length === 1), groupBytes(halves[1] ?? '', true)];
  if (!head || !tail) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** The bytes of groups between colons, of which the last may be an IPv4 address if the text ends with it. */
function groupBytes(text: string, isEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const last = isEnd && index === groups.length - 1 ? ipv4Bytes(group) : undefined;
    if (last) bytes.push(...last);
    else if (/^[\da-f]{1,4}$/i.test(group)) bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return undefined;
  }
  return bytes;
}
