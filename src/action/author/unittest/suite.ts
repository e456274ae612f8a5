/** A suite of tests, as helm-unittest 1.1 defines it. */
import type { SourcePosition } from '../../../base/errors.ts';
import type { Dict } from '../../../go/value.ts';
import type { Assertion, DocumentSelector } from './assertion.ts';

/** What both suites and tests can set; a test's own settings come before its suite's. */
export interface Settings {
  /** Values files, relative to the suite's file. */
  readonly values: readonly string[];
  /** Values by the path that they are set at. */
  readonly set: Dict;
  readonly release: ReleaseSettings;
  readonly chart: { readonly version: string; readonly appVersion: string };
  readonly capabilities: CapabilitySettings;
  readonly kubernetesProvider: KubernetesProvider;
  readonly postRenderer: PostRenderer;
  /** Why it is skipped; empty if it is not. */
  readonly skip: string;
  /** Where the suite names a path of `set`, or the values file of a number; undefined if it does not. */
  readonly locate: (field: 'set' | 'values', key: string | number) => SourcePosition | undefined;
}

export interface ReleaseSettings {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly upgrade: boolean;
}

export interface CapabilitySettings {
  readonly majorVersion: string;
  readonly minorVersion: string;
  /** Undefined if the suite says nothing; null if it says null, which stands for none at all. */
  readonly apiVersions: readonly string[] | null | undefined;
}

/** Objects that lookups find. */
export interface KubernetesProvider {
  /** By `apiVersion/Kind`. */
  readonly scheme: ReadonlyMap<string, FakeKind>;
  readonly objects: readonly Dict[];
}

export interface FakeKind {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly namespaced: boolean;
}

/** A program that all rendered files go through. */
export interface PostRenderer {
  /** Empty for none. */
  readonly cmd: string;
  readonly args: readonly string[];
}

export interface TestSuite extends Settings {
  readonly name: string;
  /** The suite's file, relative to the current folder. */
  readonly file: string;
  /** The chart that it tests, below the chart that is run: `parent/charts/child`. */
  readonly route: string;
  readonly templates: readonly string[];
  readonly excludeTemplates: readonly string[];
  readonly includeCrds: boolean;
  /** Tells the snapshots of suites in one file apart; empty for a single one. */
  readonly snapshotId: string;
  readonly tests: readonly Test[];
}

export interface Test extends Settings {
  readonly name: string;
  /** Where it begins in the suite's file. */
  readonly position: SourcePosition;
  /** Templates to look at, instead of the suite's; empty if the test does not say. */
  readonly templates: readonly string[];
  readonly documentIndex: number | undefined;
  readonly documentSelector: DocumentSelector | undefined;
  /** Empty entries of the list count, though they say nothing. */
  readonly assertions: readonly (Assertion | undefined)[];
  /** Where the first entry is, if it is empty. */
  readonly emptyFirst: SourcePosition | undefined;
}
