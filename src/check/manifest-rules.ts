/** The rules for one rendered document. */
import { errorText } from '../base/errors.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { isBlankText } from '../go/space.ts';
import { quote } from '../go/strconv.ts';
import { byteLength } from '../go/utf8.ts';
import type { Profile } from '../helm/profile.ts';
import { defaultKubeVersion, type KubeVersion } from '../render/capabilities.ts';
import { deprecationOf } from './deprecated-apis.ts';
import { decodeRendered } from './document-stream.ts';
import { type Head, listShape } from './manifest.ts';
import { objectNameFault } from './object-name.ts';

/** The cluster that the document is checked for, and the Helm whose rules are used. */
export interface ManifestContext {
  readonly kubeVersion?: KubeVersion | undefined;
  readonly profile: Profile;
}

interface ManifestRule {
  readonly code: RuleId;
  /** What is wrong with the document, of which `text` is the whole file; undefined if nothing is. */
  readonly check: (head: Head, text: string, context: ManifestContext) => string | undefined;
}

const RULES: readonly ManifestRule[] = [
  { code: 'chart/manifest-name', check: ({ kind, metadata }) => objectNameFault(kind, metadata.name) },
  { code: 'chart/manifest-deprecated', check: deprecated },
  { code: 'chart/manifest-selector', check: withoutSelector },
  { code: 'chart/manifest-list-policy', check: policyInList },
];

/** The findings of the rules for a document. */
export function* documentFindings(head: Head, text: string, context: ManifestContext) {
  for (const { code, check } of RULES) {
    const message = check(head, text, context);
    if (message !== undefined) yield { code, message };
  }
}

/** The longest line that Go's bufio.Scanner reads. */
const LONGEST_LINE = 65536;

/** A first line that is indented may mean that a template has put blanks where it should not. */
export function indentFault(text: string): string | undefined {
  for (const line of text.split('\n')) {
    if (line.length * 3 >= LONGEST_LINE && byteLength(line) >= LONGEST_LINE) return 'bufio.Scanner: token too long';
    if (isBlankText(line)) continue;
    if (!/^[ \t]/.test(line)) return undefined;
    return `document starts with an illegal indent: ${quote(line.replace(/\r$/, ''))}, which may cause parsing problems`;
  }
  return undefined;
}

function deprecated(
  { apiVersion, kind }: Head,
  _text: string,
  { profile, kubeVersion = defaultKubeVersion(profile) }: ManifestContext,
): string | undefined {
  const known = deprecationOf(apiVersion, kind);
  if (!known || !hasCome(known.deprecated, kubeVersion)) return undefined;
  const removed = known.removed === undefined ? '' : `, unavailable in v1.${known.removed}+`;
  const replacement = known.replacement === undefined ? '' : `; use ${known.replacement}`;
  return `${apiVersion} ${kind} is deprecated in v1.${known.deprecated}+${removed}${replacement}`;
}

/** Whether a minor version of Kubernetes 1 is the cluster's or before it; 0.0 is a cluster that nothing is known of. */
function hasCome(minor: number, version: KubeVersion): boolean {
  const [major, own] = [Number(version.major), Number(version.minor)];
  return (major === 0 && own === 0) || major > 1 || (major === 1 && own >= minor);
}

function withoutSelector({ kind, metadata }: Head, text: string): string | undefined {
  if (!['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'].includes(kind)) return undefined;
  if (text.includes('matchLabels') || text.includes('matchExpressions')) return undefined;
  return `a ${kind} must contain matchLabels or matchExpressions, and ${quote(metadata.name)} does not`;
}

function policyInList({ kind }: Head, text: string, { profile }: ManifestContext): string | undefined {
  if (kind !== 'List') return undefined;
  try {
    const { items } = decodeRendered(text, listShape());
    if (!items?.some(({ metadata }) => metadata.annotations?.has('helm.sh/resource-policy'))) return undefined;
  } catch (error) {
    return `unable to parse YAML: ${errorText(error)}`;
  }
  return `${profile.capitalizesListFinding ? 'A' : 'a'}nnotation 'helm.sh/resource-policy' within List objects are ignored`;
}
