/** One generated case: a chart's files and the command line that renders it. */
export interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}
