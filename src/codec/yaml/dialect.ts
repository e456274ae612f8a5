/** What differs between the two emitters that Helm prints YAML with: go-yaml 2 behind sigs.k8s.io/yaml, and go-yaml 3. */

export interface Dialect {
  /** Columns per level, which literal blocks that begin with a space or a line break name; behind a dash it is always two. */
  readonly step: number;
  /** Columns after which a long scalar may continue in the next line. */
  readonly width: number;
  /** A list under a key stands two columns further right than the key. */
  readonly indentsLists: boolean;
  /** A letter after common digits sorts before other characters: `a1b` before `a1-`. */
  readonly lettersFirstAfterDigits: boolean;
  /** Tabs may be in literal blocks; otherwise they need double quotes. */
  readonly tabsInBlocks: boolean;
  /** A literal block loses the line break that it begins with. */
  readonly losesFirstBreak: boolean;
  /** `0o-7` reads as a number, too. */
  readonly signedOctals: boolean;
}

/** go.yaml.in/yaml/v2 as sigs.k8s.io/yaml uses it. */
export const VERSION_2: Dialect = {
  step: 2,
  width: 80,
  indentsLists: false,
  lettersFirstAfterDigits: false,
  tabsInBlocks: false,
  losesFirstBreak: false,
  signedOctals: false,
};

/** go.yaml.in/yaml/v3 with SetIndent(2). */
export const VERSION_3: Dialect = {
  step: 2,
  width: Number.POSITIVE_INFINITY,
  indentsLists: true,
  lettersFirstAfterDigits: true,
  tabsInBlocks: true,
  losesFirstBreak: false,
  signedOctals: true,
};

/** gopkg.in/yaml.v3 3.0.1 as its Marshal writes it. */
export const VERSION_3_WIDE: Dialect = { ...VERSION_3, step: 4, losesFirstBreak: true };
