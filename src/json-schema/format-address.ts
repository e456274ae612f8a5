/** IP addresses. */
import { errorText } from '../base/errors.ts';
import { addressFault } from '../go/address-fault.ts';
import { atoi } from '../go/strconv.ts';

export function ipv4Fault(text: string): string | undefined {
  const groups = text.split('.');
  if (groups.length !== 4) return 'expected four decimals';
  for (const group of groups) {
    if (group.length > 1 && group.startsWith('0')) return 'leading zeros';
    try {
      const number = atoi(group);
      if (number < 0n || number > 255n) return 'decimal must be between 0 and 255';
    } catch (error) {
      return errorText(error);
    }
  }
  return undefined;
}

export function ipv6Fault(text: string): string | undefined {
  if (!text.includes(':')) return 'missing colon';
  const fault = addressFault(text);
  if (fault !== undefined) return fault;
  return text.includes('%') ? 'zone id is not a part of ipv6 address' : undefined;
}
