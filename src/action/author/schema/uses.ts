/** How templates use each value, as the traced engine reports it. */

import type { ValueSources } from '../../../explain/manifest/value-sources.ts';
import { ValuesTracer } from '../../../explain/manifest/values-tracer.ts';
import { pathText } from '../../../explain/value-path.ts';
import type { Dict } from '../../../go/value.ts';
import type { Result } from '../../../template/exec-state.ts';
import type { Origin, TracedCall, TracedPlace } from '../../../template/trace.ts';
import type { SchemaType } from './schema.ts';

/** What was done with one value. */
export interface Use {
  /** Functions that a text must be given, with this value as that text. */
  asText: boolean;
  /** A `range` walked it. */
  walked: boolean;
  /** It is printed or looked through with all that is in it, whatever it is. */
  whole: boolean;
  /** Types that are asked for by `kindIs` and the like. */
  readonly kinds: Set<SchemaType>;
  /** Texts that it is compared with. */
  readonly compared: Set<string>;
}

/** Uses by path, as `pathText` writes it; includes values that are read but missing. */
export class Uses {
  private readonly byPath = new Map<string, Use>();
  /** Names that were read below a path. */
  private readonly below = new Map<string, Set<string>>();

  of(path: string): Use | undefined {
    return this.byPath.get(path);
  }

  namesBelow(path: string): Iterable<string> {
    return this.below.get(path) ?? [];
  }

  asked(parent: string, name: string): void {
    const names = this.below.get(parent) ?? new Set();
    this.below.set(parent, names.add(name));
  }

  at(path: string): Use {
    let use = this.byPath.get(path);
    if (!use) {
      use = { asText: false, walked: false, whole: false, kinds: new Set(), compared: new Set() };
      this.byPath.set(path, use);
    }
    return use;
  }
}

/** Functions whose argument must be a text, by its place. */
const TEXT_ARGUMENTS: Readonly<Record<string, number>> = {
  ...{ b64enc: 0, b64dec: 0, lower: 0, upper: 0, title: 0, tpl: 0, sha256sum: 0, trim: 0, fromYaml: 0, fromJson: 0 },
  ...{ trunc: 1, trimSuffix: 1, trimPrefix: 1, trimAll: 1, hasPrefix: 1, hasSuffix: 1, contains: 1, indent: 1, nindent: 1 },
  ...{ splitList: 1, regexMatch: 1, semverCompare: 1, replace: 2, regexReplaceAll: 1 },
};

const WHOLE = new Set([
  'toYaml',
  'toYamlPretty',
  'toJson',
  'toPrettyJson',
  'toRawJson',
  'toToml',
  'merge',
  'mergeOverwrite',
  'mustMerge',
  'concat',
]);

const KINDS: Readonly<Record<string, SchemaType>> = {
  ...{ string: 'string', bool: 'boolean', map: 'object', slice: 'array', int: 'integer', int64: 'integer', float64: 'number' },
  'map[string]interface {}': 'object',
  '[]interface {}': 'array',
};

export class UsesTracer extends ValuesTracer {
  private readonly uses: Uses;

  constructor(values: Dict, uses: Uses) {
    super(values);
    this.uses = uses;
  }

  override field(start: Result, origin: Origin, names: readonly string[], value: Result): Origin {
    const made = super.field(start, origin, names, value);
    const [path, holder] = [onlyPath(made), onlyPath(origin)];
    const [name] = names;
    if (name !== undefined && holder !== undefined && (start === undefined || start === null)) this.uses.asked(holder, name);
    else if (path !== undefined && name !== undefined) this.ask(path, names);
    return made;
  }

  /** The names that were asked for, each below the one before it. */
  private ask(path: string, names: readonly string[]): void {
    let rest = path;
    for (const name of names.toReversed()) {
      const end = pathText([name]);
      if (rest !== end && !rest.endsWith(`.${end}`)) return;
      rest = rest.slice(0, Math.max(rest.length - end.length - 1, 0));
      this.uses.asked(rest, name);
      if (rest === '') return;
    }
  }

  override called(call: TracedCall, args: readonly unknown[], origins: readonly Origin[], result: never): Origin {
    origins.forEach((origin, i) => {
      const path = onlyPath(origin);
      if (path !== undefined) this.note(call.name, path, i, args);
    });
    return super.called(call, args, origins, result);
  }

  private note(name: string, path: string, index: number, args: readonly unknown[]): void {
    const [first] = args;
    if (TEXT_ARGUMENTS[name] === index) this.uses.at(path).asText = true;
    else if (WHOLE.has(name)) this.uses.at(path).whole = true;
    else if (/^(?:kind|type)Is(?:Like)?$/.test(name) && index === 1) {
      const kind = typeof first === 'string' && Object.hasOwn(KINDS, first) ? KINDS[first] : undefined;
      if (kind) this.uses.at(path).kinds.add(kind);
    } else if (name === 'eq' || name === 'ne') {
      for (const [i, other] of args.entries()) if (i !== index && typeof other === 'string') this.uses.at(path).compared.add(other);
    }
  }

  override enter(place: TracedPlace, origin: Origin, taken?: boolean): void {
    const path = onlyPath(origin);
    if (path !== undefined && place.node.kind === 'range') this.uses.at(path).walked = true;
    (super.enter as (place: TracedPlace, origin: Origin, taken?: boolean) => void)(place, origin, taken);
  }
}

/** The path of a value that is what is there, and nothing made of it. */
function onlyPath(origin: Origin): string | undefined {
  const made = origin as ValueSources | undefined;
  if (!made || made.text || made.control.size > 0 || made.content.size !== 1) return undefined;
  const [path] = made.content;
  return path;
}
