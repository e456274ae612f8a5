/** What Kubernetes lets objects be called, kind by kind, in the words of its API machinery. */
import { quote } from '../go/strconv.ts';
import { byteLength } from '../go/utf8.ts';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const OLD_LABEL = '[a-z]([-a-z0-9]*[a-z0-9])?';

const IS_LABEL = new RegExp(`^${LABEL}$`);
const IS_SUBDOMAIN = new RegExp(`^${SUBDOMAIN}$`);
const IS_OLD_LABEL = new RegExp(`^${OLD_LABEL}$`);

const LABEL_WORDS =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
const SUBDOMAIN_WORDS =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
const OLD_LABEL_WORDS =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";

/** What is wrong with the name of an object of a kind; undefined if nothing is. */
export function objectNameFault(kind: string, name: string): string | undefined {
  const reasons = nameFaults(kind.toLowerCase(), name).map((reason) => `metadata.name: Invalid value: ${quote(name)}: ${reason}`);
  if (reasons.length === 0) return undefined;
  const all = reasons.length === 1 ? reasons[0] : `[${reasons.join(', ')}]`;
  return `object name does not conform to Kubernetes naming requirements: ${quote(name)}: ${all}`;
}

function nameFaults(kind: string, name: string): string[] {
  switch (kind) {
    case 'service':
      return [...tooLong(name, 63), ...(IS_OLD_LABEL.test(name) ? [] : [misformed(OLD_LABEL_WORDS, OLD_LABEL, 'my-name', 'abc-123')])];
    case 'namespace':
      return [...tooLong(name, 63), ...labelFaults(name)];
    case 'certificatesigningrequest':
      return [];
    case 'role':
    case 'clusterrole':
    case 'rolebinding':
    case 'clusterrolebinding':
      return segmentFaults(name);
    default:
      return [...tooLong(name, 253), ...(IS_SUBDOMAIN.test(name) ? [] : [misformed(SUBDOMAIN_WORDS, SUBDOMAIN, 'example.com')])];
  }
}

function labelFaults(name: string): string[] {
  if (IS_LABEL.test(name)) return [];
  return [IS_SUBDOMAIN.test(name) ? 'must not contain dots' : misformed(LABEL_WORDS, LABEL, 'my-name', '123-abc')];
}

/** A name that is part of a URL's path. */
function segmentFaults(name: string): string[] {
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((mark) => name.includes(mark)).map((mark) => `may not contain '${mark}'`);
}

function tooLong(name: string, limit: number): string[] {
  return byteLength(name) > limit ? [`must be no more than ${limit} characters`] : [];
}

function misformed(words: string, pattern: string, ...examples: string[]): string {
  const samples = examples.map((example) => `'${example}', `).join(' or ');
  return `${words} (e.g. ${samples}regex used for validation is '${pattern}')`;
}
