/** The kept snapshots of a suite. Mirrors helm-unittest 1.1.2 pkg/unittest/snapshot/cache.go. */
import { ChartwrightError, errorText } from '../../../base/errors.ts';
import { composeYaml } from '../../../codec/yaml/compose.ts';
import type { YamlNode, YamlScalar } from '../../../codec/yaml/node.ts';
import { printYamlPretty } from '../../../codec/yaml/print.ts';
import { resolveTyped } from '../../../codec/yaml/resolve.ts';
import { compileRegexp } from '../../../go/regexp.ts';
import type { Value } from '../../../go/value.ts';
import { yamlOf } from './failure-lines.ts';

export interface SnapshotResult {
  readonly passed: boolean;
  /** The number of the snapshot within its test, from 1. */
  readonly index: number;
  /** Empty if none was kept. */
  readonly kept: string;
  readonly current: string;
  /** Why a pattern does not hold; empty if it does. */
  readonly complaint: string;
  /** What is wrong with a pattern. */
  readonly fault: string | undefined;
}

export interface SnapshotPatterns {
  readonly match: string;
  readonly notMatch: string;
}

/** Compares the next value of a test with its kept snapshot. */
export type SnapshotComparer = (value: Value, patterns?: SnapshotPatterns) => SnapshotResult;

/** Snapshots by test and number. */
type Kept = Map<string, Map<number, string>>;

export class Snapshots {
  readonly #kept: Kept;
  readonly #current: Kept = new Map();
  readonly #updating: boolean;
  #changed = 0;
  created = 0;
  total = 0;

  /** `text` is the snapshot file's; `updating` takes what differs. Throws if the file is damaged. */
  constructor(text: string | undefined, updating: boolean) {
    this.#kept = text === undefined ? new Map() : readKept(text);
    this.#updating = updating;
  }

  /** A comparer for one test. */
  of(test: string): SnapshotComparer {
    let index = 0;
    return (value, patterns = { match: '', notMatch: '' }) => this.#compare(test, ++index, value, patterns);
  }

  get failed(): number {
    return this.#updating ? 0 : this.#changed;
  }

  /** How many kept snapshots no test asked for. */
  get vanished(): number {
    let count = 0;
    for (const [test, byIndex] of this.#kept) for (const index of byIndex.keys()) if (!this.#current.get(test)?.has(index)) count++;
    return count;
  }

  /** The file's new text; undefined if it may stay as it is. */
  text(): string | undefined {
    if (this.created === 0 && this.vanished === 0 && !(this.#updating && this.#changed > 0)) return undefined;
    const byTest = [...this.#current].map(([test, byIndex]): [string, Value] => [
      test,
      new Map([...byIndex].map(([i, text]) => [String(i), text])),
    ]);
    return printYamlPretty(new Map(byTest)).replace(/^( {2}|: )"(\d+)":/gm, '$1$2:');
  }

  #compare(test: string, index: number, value: Value, patterns: SnapshotPatterns): SnapshotResult {
    const kept = this.#kept.get(test)?.get(index);
    const current = yamlOf(value);
    this.total++;
    if (kept === undefined) this.created++;
    const { complaint, fault } = judge(current, patterns);
    const patterned = patterns.match.trim() !== '' || patterns.notMatch.trim() !== '';
    const differs = !patterned && kept !== undefined && kept !== current;
    if (differs) this.#changed++;
    const byIndex = this.#current.get(test) ?? new Map<number, string>();
    this.#current.set(test, byIndex.set(index, this.#updating || kept === undefined ? current : kept));
    const passed = this.#updating || (patterned ? complaint === '' : !differs);
    return { passed, index, kept: kept ?? '', current, complaint, fault };
  }
}

function judge(text: string, { match, notMatch }: SnapshotPatterns): Pick<SnapshotResult, 'complaint' | 'fault'> {
  const [wanted, unwanted] = [match.trim(), notMatch.trim()];
  try {
    const missing = wanted !== '' && !compileRegexp(wanted).test(text);
    if (missing) return { complaint: ` pattern '${wanted}' not found in snapshot`, fault: undefined };
    const found = unwanted !== '' && compileRegexp(unwanted).test(text);
    return { complaint: found ? ` pattern '${unwanted}' should not be in snapshot` : '', fault: undefined };
  } catch (error) {
    return { complaint: '', fault: errorText(error) };
  }
}

/** Throws if the text is not a map of tests to maps of numbers to texts, with the line and column. */
function readKept(text: string): Kept {
  const root = composeYaml(text);
  return new Map(mappingOf(root, 'snapshots must be a map of tests').map(([test, byIndex]) => [test.value, keptOf(test.value, byIndex)]));
}

function keptOf(test: string, node: YamlNode): Map<number, string> {
  return new Map(
    mappingOf(node, `the snapshots of ${test} must be a map`).map(([index, kept]) => {
      if (!/^\d+$/.test(index.value)) throw damaged(index, `the snapshots of ${test} must be numbered`);
      if (kept.kind !== 'scalar') throw damaged(kept, `a snapshot of ${test} must be a string`);
      return [Number(index.value), kept.value];
    }),
  );
}

function mappingOf(node: YamlNode | undefined, otherwise: string): [key: YamlScalar, value: YamlNode][] {
  const target = node?.kind === 'alias' ? node.target : node;
  if (!target || (target.kind === 'scalar' && target.implicit && resolveTyped(target.value).type === 'null')) return [];
  if (target.kind !== 'mapping') throw damaged(target, otherwise);
  return target.keys.map((key, i) => {
    if (key.kind !== 'scalar') throw damaged(key, otherwise);
    return [key, target.values[i] as YamlNode];
  });
}

function damaged({ line, column }: YamlNode, words: string): ChartwrightError {
  return new ChartwrightError('suite/snapshot', words, { position: { file: '', line, column } });
}
