/** The rules about rendered objects in Kubernetes. */
import type { Rule } from './rule.ts';

function rule(severity: Rule['severity'], title: string, doc: string): Rule {
  return { severity, title, doc };
}

export const KUBERNETES_RULES = {
  'kubernetes/not-an-object': rule('error', 'A document is not a Kubernetes object', 'Objects have an apiVersion and a kind.'),
  'kubernetes/unknown-kind': rule(
    'error',
    'No version of Kubernetes has the kind',
    'The API group belongs to Kubernetes, but no version from 1.30 to 1.37 has the kind in it. With --schema-location, kinds that neither a location nor crds/ has are unknown, too.',
  ),
  'kubernetes/removed-api': rule(
    'error',
    'The Kubernetes version does not have the API version',
    'Other versions of Kubernetes have it: use what the message names, or branch on .Capabilities.',
  ),
  'kubernetes/deprecated-api': rule('warning', 'The API version is deprecated', 'Use the replacement that the message names.'),
  'kubernetes/unknown-field': rule(
    'error',
    'The kind does not have the field',
    'The API server ignores such a field, or refuses it if field validation is strict.',
  ),
  'kubernetes/missing-field': rule('error', 'A required field is missing', 'The API server refuses the object.'),
  'kubernetes/wrong-type': rule('error', 'A field has a value of another type', 'Quote strings that look like numbers or booleans.'),
  'kubernetes/invalid-value': rule(
    'error',
    'An object has a value that its schema refuses',
    'See the definition in crds/, or the schema of --schema-location.',
  ),
  'kubernetes/duplicate-object': rule('error', 'Two documents define the same object', 'The later document replaces the earlier one.'),
  'kubernetes/selector': rule(
    'error',
    'A selector matches no pod of its own template',
    'The labels of a workload’s selector are among the labels of its pod template.',
  ),
  'kubernetes/invalid-name': rule('error', 'An object has a name that Kubernetes refuses', 'Names follow the rules of their kind.'),
  'kubernetes/invalid-label': rule(
    'error',
    'A label or an annotation is malformed',
    'Keys are an optional DNS prefix and a name of at most 63 characters; label values have at most 63 characters.',
  ),
} satisfies Readonly<Record<string, Rule>>;
