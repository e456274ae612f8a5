/** The subject alternative names of sprig's certificates: addresses and host names out of template lists. */
import { derSequence, element } from '../../codec/der/der.ts';
import { goString } from '../../go/fmt.ts';
import { quote } from '../../go/quote.ts';
import { encodeUtf8, isAscii } from '../../go/utf8.ts';
import type { List } from '../../go/value.ts';
import { fail } from './fail.ts';
import { parseIp } from './parse-ip.ts';

const DNS = 0x82;
const IP = 0x87;

export interface AlternativeNames {
  readonly addresses: readonly Uint8Array[];
  readonly hosts: readonly string[];
}

/** The names in the functions' lists. Throws `error parsing ip: …` and `error processing alternate dns name: …`. */
export function alternativeNames(ips: List, hosts: List): AlternativeNames {
  return { addresses: ips.map(address), hosts: hosts.map(host) };
}

function address(ip: List[number]): Uint8Array {
  if (typeof ip !== 'string') return fail(`error parsing ip: ${goString(ip)} is not a string`);
  return parseIp(ip) ?? fail(`error parsing ip: ${ip}`);
}

function host(name: List[number]): string {
  return typeof name === 'string' ? name : fail(`error processing alternate dns name: ${goString(name)} is not a string`);
}

/** GeneralNames (RFC 5280, 4.2.1.6); undefined for no names. Throws if a host name is not ASCII. */
export function encodeAlternativeNames({ addresses, hosts }: AlternativeNames): Uint8Array | undefined {
  if (addresses.length + hosts.length === 0) return undefined;
  const names = hosts.map((name) => (isAscii(name) ? element(DNS, encodeUtf8(name)) : fail(ia5Fault(name))));
  return derSequence(...names, ...addresses.map((bytes) => element(IP, bytes)));
}

/** The message of Go's x509 for text outside ASCII. */
export function ia5Fault(text: string): string {
  return `x509: ${quote(text)} cannot be encoded as an IA5String`;
}
