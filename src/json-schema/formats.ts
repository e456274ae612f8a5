/** The formats that `format` may name; each describes the faults of a text with Go's messages. */
import { errorText } from '../base/errors.ts';
import { compileRegexp } from '../go/regexp.ts';
import { quoteRune } from '../go/strconv.ts';
import { ipv4Fault, ipv6Fault } from './format-address.ts';
import { emailFault, hostnameFault } from './format-net.ts';
import { semverFault } from './format-semver.ts';
import { dateFault, dateTimeFault, durationFault, periodFault, timeFault } from './format-time.ts';
import { uriFault, uriReferenceFault, uriTemplateFault } from './format-uri.ts';

export interface Format {
  readonly name: string;
  /** Undefined if the text is of the format. */
  readonly check: (text: string) => string | undefined;
}

const CHECKS: Readonly<Record<string, Format['check']>> = {
  regex: regexFault,
  'json-pointer': jsonPointerFault,
  'relative-json-pointer': relativePointerFault,
  uuid: uuidFault,
  duration: durationFault,
  period: periodFault,
  ipv4: ipv4Fault,
  ipv6: ipv6Fault,
  hostname: hostnameFault,
  email: emailFault,
  date: dateFault,
  time: timeFault,
  'date-time': dateTimeFault,
  uri: uriFault,
  iri: uriFault,
  'uri-reference': uriReferenceFault,
  'iri-reference': uriReferenceFault,
  'uri-template': uriTemplateFault,
  semver: semverFault,
};

export const FORMATS: ReadonlyMap<string, Format> = new Map(Object.entries(CHECKS).map(([name, check]) => [name, { name, check }]));

function regexFault(text: string): string | undefined {
  try {
    compileRegexp(text);
    return undefined;
  } catch (error) {
    return errorText(error);
  }
}

function jsonPointerFault(text: string): string | undefined {
  if (text === '') return undefined;
  if (!text.startsWith('/')) return 'not starting with /';
  return /~(?![01])/.test(text) ? '~ must be followed by 0 or 1' : undefined;
}

function relativePointerFault(text: string): string | undefined {
  const digits = /^\d*/.exec(text)?.[0] ?? '';
  if (digits === '') return 'must start with non-negative integer';
  if (digits.length > 1 && digits.startsWith('0')) return 'starts with zero';
  const rest = text.slice(digits.length);
  return rest === '#' ? undefined : jsonPointerFault(rest);
}

const UUID_GROUPS = [8, 4, 4, 4, 12];

function uuidFault(text: string): string | undefined {
  const groups = text.split('-');
  if (groups.length !== UUID_GROUPS.length) return `must have ${UUID_GROUPS.length} elements`;
  for (const [i, group] of groups.entries()) {
    if (new TextEncoder().encode(group).length !== UUID_GROUPS[i]) return `element ${i + 1} must be ${UUID_GROUPS[i]} characters long`;
    const odd = /[^0-9a-fA-F]/u.exec(group)?.[0];
    if (odd !== undefined) return `non-hex character ${quoteRune(odd.codePointAt(0) as number)}`;
  }
  return undefined;
}
