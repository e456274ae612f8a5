/** What differs between the two emitters that Helm prints YAML with: go-yaml 2 behind sigs.k8s.io/yaml, and go-yaml 3. */

export interface Dialect {
  /** Columns per level; behind a dash it is always two. */
  readonly step: number;
  /** Columns after which a long scalar may go on in the next line. */
  readonly width: number;
  /** A list under a key stands two columns further right than the key. */
  readonly indentsLists: boolean;
  /** A letter after common digits sorts before other characters: `a1b` before `a1-`. */
  readonly lettersFirstAfterDigits: boolean;
  /** Tabs may stand in literal blocks; otherwise they need double quotes. */
  readonly tabsInBlocks: boolean;
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
  signedOctals: false,
};

/** go.yaml.in/yaml/v3 with SetIndent(2). */
export const VERSION_3: Dialect = {
  step: 2,
  width: Number.POSITIVE_INFINITY,
  indentsLists: true,
  lettersFirstAfterDigits: true,
  tabsInBlocks: true,
  signedOctals: true,
};

/** go.yaml.in/yaml/v3 as its Marshal writes it. */
export const VERSION_3_WIDE: Dialect = { ...VERSION_3, step: 4 };
