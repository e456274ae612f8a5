/** The addresses that a URL's brackets may hold. */
import { addressFault } from '../address-fault.ts';
import { refuse } from './refuse.ts';

/** Throws `invalid host: ParseAddr("…"): <reason>` or `invalid IP-literal` for anything but an IPv6 address, zone included. */
export function checkIpv6(text: string): void {
  const fault = addressFault(text);
  if (fault !== undefined) refuse(`invalid host: ${fault}`);
  if (!text.includes(':')) refuse('invalid IP-literal');
}
