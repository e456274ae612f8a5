/** Command lines as test rows: what is run, on which files, and how its answer is compared. */

export interface Row {
  /** Says what the row shows; unique within its suite. */
  readonly name: string;
  /** Command lines that are run first, by the same program; only their traces count. */
  readonly before?: readonly string[];
  /** The command line after the program's name; words in single quotes are kept whole. */
  readonly line: string;
  /** Files to lay out before the run, beside the repository's charts/ folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Files whose contents belong to the answer. */
  readonly leaves?: readonly string[];
  /** Files whose checksums belong to the answer. */
  readonly sums?: readonly string[];
}

export interface Answer {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly left?: Readonly<Record<string, string>>;
  /** SHA-256 by file. */
  readonly sums?: Readonly<Record<string, string>>;
}

/** A suite of rows whose golden answers are in test/golden/NAME.json. */
export interface Suite {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly helm: HelmVersion;
  /** The rows are another suite's: those that are new there have no answers here until `npm run golden` is run with this Helm. */
  readonly follows?: boolean;
}

/** The version of Helm that a suite's answers come from. */
export type HelmVersion = '4.3.1' | '3.22.0';

/** The variable that makes chartwright print what a Helm prints. */
export function versionVariable(helm: HelmVersion): Record<string, string> {
  return helm === '4.3.1' ? {} : { CHARTWRIGHT_HELM_VERSION: helm.slice(0, helm.lastIndexOf('.')) };
}

/** The files of a chart named `demo` in folder `demo`, with these over the least that makes a chart. */
export function chart(files: Readonly<Record<string, string>>): Record<string, string> {
  const all: Record<string, string> = { 'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\n', ...files };
  return Object.fromEntries(Object.entries(all).map(([name, text]) => [`demo/${name}`, text]));
}

/** A command line as words. */
export function words(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|\S)+/g)].map(([word]) => word.replace(/'([^']*)'/g, '$1'));
}
