/** The parts of the name that helm-diff gives to an object. */
export interface KeyParts {
  readonly namespace: string;
  readonly name: string;
  readonly kind: string;
  readonly api: string;
}

/** Undefined for names that helm-diff 3.15 does not understand itself, such as those of objects without a namespace. */
export function keyParts(key: string): KeyParts | undefined {
  const found = /([a-z0-9-]+), ([a-z0-9.-]+), (\w+) \(([^)]+)\)/.exec(key);
  return found ? { namespace: found[1]!, name: found[2]!, kind: found[3]!, api: found[4]! } : undefined;
}
