/** The rules of templates, of YAML and of values, beside Helm's own. */
import { ERROR_CODES } from '../base/error-codes.ts';
import type { Rule } from './rule.ts';

function rule(severity: Rule['severity'], title: string, doc: string): Rule {
  return { severity, title, doc };
}

/** Errors that a render can end with are findings of rules of the same names. */
type ErrorRule = Extract<
  keyof typeof ERROR_CODES,
  `template/${string}` | `manifest/${string}` | 'yaml/syntax' | 'yaml/type' | 'yaml/duplicate-key'
>;

const ERROR_RULES = Object.fromEntries(
  Object.entries(ERROR_CODES)
    .filter(([code]) => /^(?:template|manifest)\/|^yaml\//.test(code))
    .map(([code, doc]) => [code, rule('error', doc.replace(/\.$/, ''), doc)]),
) as unknown as Readonly<Record<ErrorRule, Rule>>;

export const CONTENT_RULES = {
  ...ERROR_RULES,
  'template/defined-twice': rule(
    'warning',
    'Two charts define templates of the same name',
    'Only one definition counts, for both charts. Begin names with the chart’s name.',
  ),
  'template/unreachable-branch': rule(
    'warning',
    'A branch can never run',
    'The condition is always the same, or an earlier branch has the same one.',
  ),
  'yaml/tab': rule('error', 'A line is indented by a tab', 'YAML is indented by spaces.'),
  'yaml/ambiguous-boolean': rule(
    'warning',
    'A plain word is read as true or false',
    'YAML 1.1 reads yes, no, on and off as booleans. Quote them.',
  ),
  'yaml/lost-text': rule(
    'warning',
    'A number does not keep its text',
    'Octal numbers and exponents are printed in another form. Quote them if they are meant as strings.',
  ),
  'values/refused': rule('error', 'Values cannot be used', 'The values of a set do not fit the chart.'),
  'values/schema': rule(
    'error',
    'The values do not meet the schema',
    'values.schema.json applies to the defaults merged with the values that are set.',
  ),
  'values/never-read': rule(
    'warning',
    'No template reads the value',
    'The key has no effect with any set of values: remove it, or read it. It is a hint if a template names the key, if the value is empty and is only tested for being empty, if a subchart has the same default, or if the subchart is off.',
  ),
  'values/misspelt': rule(
    'warning',
    'A template reads a key that is set nowhere, and a similar one is never read',
    'One of the two is misspelt.',
  ),
  'values/type-changed': rule(
    'warning',
    'A value has another type than the default',
    'Maps, lists and scalars do not merge with each other.',
  ),
  'values/plain-secret': rule('info', 'A default looks like a secret', 'Leave secrets empty in values.yaml, or take them from a Secret.'),
} satisfies Readonly<Record<string, Rule>>;
