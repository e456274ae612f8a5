/** The tree of a YAML document as it was written: anchors, tags and scalars not yet resolved. Separate because readers of positions need the shape only. */

/** Where a node begins. Lines and columns count from 1; a column counts characters. */
interface Placed {
  readonly line: number;
  readonly column: number;
}

/** A scalar: its text after unquoting and folding. */
export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  readonly value: string;
  /** The long form of an explicit tag (`tag:yaml.org,2002:str`), `!`, or empty. */
  readonly tag: string;
  /** Its text decides what it is: written plain and without tag, or tagged `!` (which go-yaml takes for that). */
  readonly implicit: boolean;
}

export interface YamlSequence extends Placed {
  readonly kind: 'sequence';
  readonly items: YamlNode[];
}

/** Keys and values in the order of the text, merge keys and duplicates included; `values[i]` belongs to `keys[i]`. */
export interface YamlMapping extends Placed {
  readonly kind: 'mapping';
  readonly keys: YamlNode[];
  readonly values: YamlNode[];
}

/** `*name`, and the node that it stands for, which may be one that contains it. */
export interface YamlAlias extends Placed {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: YamlNode;
}

export type YamlNode = YamlScalar | YamlSequence | YamlMapping | YamlAlias;
