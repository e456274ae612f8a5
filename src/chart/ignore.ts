/** `.helmignore`: rules in order, with Helm's own ideas of negation. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { type Log, silent } from '../base/log.ts';
import { baseName } from '../go/path.ts';
import { trimSpace } from '../go/space.ts';
import { quote } from '../go/strconv.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import { report } from '../helm/report.ts';
import { pathPattern } from './path-match.ts';

/** Decides by a path below the chart's folder, slashes between, whether a file or folder is left out. */
export type IgnoreRules = (path: string, isFolder: boolean) => boolean;

export interface IgnoreOptions {
  readonly profile?: Profile | undefined;
  readonly log?: Log | undefined;
}

interface Rule {
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  readonly matches: (path: string, name: string) => boolean;
}

/** What Helm leaves out of every chart. */
const DEFAULT_RULE = 'templates/.?*';
/** The longest line that Go's bufio.Scanner reads. */
const LONGEST_LINE = 65536;

/**
 * The rules of a `.helmignore` text, plus Helm's own. Throws `double-star (**) syntax is not
 * supported` and `syntax error in pattern` (code `chart`).
 */
export function parseIgnoreRules(text: string, options: IgnoreOptions = {}): IgnoreRules {
  const rules: Rule[] = [];
  const lines = text.replace(/^\ufeff/, '').split('\n');
  for (const line of [...lines, DEFAULT_RULE]) {
    if (line.length >= LONGEST_LINE) throw new ChartwrightError('chart', 'bufio.Scanner: token too long');
    const rule = parseRule(trimSpace(line), options);
    if (rule) rules.push(rule);
  }
  return (path, isFolder) => {
    const name = baseName(path);
    for (let i = 0; i < rules.length; i++) if (ignores(rules[i]!, path, name, isFolder)) return true;
    return false;
  };
}

/** A negated rule leaves out whatever it does not match: `!keep.txt` drops all else. */
function ignores(rule: Rule, path: string, name: string, isFolder: boolean): boolean {
  if (rule.foldersOnly && !isFolder) return rule.negated;
  return rule.matches(path, name) !== rule.negated;
}

function parseRule(line: string, options: IgnoreOptions): Rule | undefined {
  if (line === '' || line.startsWith('#')) return undefined;
  if (line.includes('**')) throw new ChartwrightError('chart', 'double-star (**) syntax is not supported');
  pathPattern(line)('abc');
  const negated = line.startsWith('!');
  const positive = negated ? line.slice(1) : line;
  const foldersOnly = positive.endsWith('/');
  const pattern = foldersOnly ? positive.slice(0, -1) : positive;
  return { negated, foldersOnly, matches: matcher(pattern, options) };
}

/** A leading slash ties a pattern to the chart's folder, an inner one to the path; others look at the name only. */
function matcher(pattern: string, options: IgnoreOptions): Rule['matches'] {
  const rule = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  const byName = !pattern.includes('/');
  const match = pathPattern(rule);
  return (path, name) => {
    try {
      return match(byName ? name : path);
    } catch (error) {
      complain(pattern, rule, errorText(error), options);
      return false;
    }
  };
}

/** Helm 3 names the source line, of which there is one for each kind of pattern. */
function complain(pattern: string, rule: string, reason: string, { profile = DEFAULT_PROFILE, log = silent }: IgnoreOptions): void {
  const line = pattern.startsWith('/') ? 180 : pattern.includes('/') ? 190 : 202;
  const attributes = [['rule', rule] as const, ['error', reason] as const];
  const plain = `rules.go:${line}: Failed to compile ${quote(rule)}: ${reason}`;
  report(log, profile, { level: 'error', message: 'failed to compile', attributes }, plain);
}
