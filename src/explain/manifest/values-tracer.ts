/** Follows values through templates: which places in the values each result is made of. */
import { type Dict, isDict, isList, type Value } from '../../go/value.ts';
import type { Result } from '../../template/exec-state.ts';
import type { SinkFactory } from '../../template/sink.ts';
import type { Origin, TracedCall, TracedPlace, Tracer } from '../../template/trace.ts';
import type { PathStep } from '../value-path.ts';
import { type Containers, KnownContainers } from './containers.ts';
import { depsOf, flat } from './flatten.ts';
import { madeByCall } from './function-origins.ts';
import { Recording } from './recording.ts';
import { joined, union, type ValueSources, withControl } from './value-sources.ts';

export class ValuesTracer implements Tracer {
  origin: Origin = undefined;
  readonly containers: Containers;
  /** The finished executions of templates by name, the last one of each. */
  readonly recordings = new Map<string, Recording>();
  private readonly controls: ReadonlySet<string>[] = [];
  private readonly conditions: Origin[] = [];
  private readonly callers: TracedPlace[] = [];
  private place: TracedPlace | undefined;
  private data: Origin;
  private last: Recording | undefined;

  constructor(values: Dict) {
    this.containers = new KnownContainers(values);
  }

  readonly sink: SinkFactory = (template) => {
    const depth = this.callers.length;
    const { place } = this;
    const controls = this.controls.length;
    if (place) this.callers.push(place);
    return new Recording(
      template,
      () => ({
        callers: this.callers.toReversed(),
        made: this.origin as ValueSources | undefined,
        control: joined(this.controls),
      }),
      (recording) => {
        this.callers.length = depth;
        this.controls.length = controls;
        this.conditions.length = controls;
        this.place = place;
        this.last = recording;
        this.recordings.set(template.name, recording);
      },
    );
  };

  /** Begins with the next file. */
  begin(): void {
    this.callers.length = 0;
    this.controls.length = 0;
    this.conditions.length = 0;
    this.place = undefined;
    this.data = undefined;
  }

  field(start: Result, origin: Origin, names: readonly string[], value: Result): Origin {
    let at: Result = start;
    let made = origin as ValueSources | undefined;
    for (const name of names) {
      if (!(at instanceof Map)) return made;
      const next: Value | undefined = at.get(name);
      made = this.containers.entry(at, name, next ?? null) ?? (this.containers.isKnown(at) ? undefined : made);
      at = next;
    }
    return at === value || at === undefined || value === undefined || value === null ? made : union([made]);
  }

  calling(name: string, _args: readonly unknown[], origins: readonly Origin[]): void {
    this.data = name === 'include' || name === 'tpl' ? origins[1] : undefined;
    this.last = undefined;
  }

  called({ name }: TracedCall, args: readonly unknown[], origins: readonly Origin[], result: Value): Origin {
    const made = origins as readonly (ValueSources | undefined)[];
    if ((name === 'include' || name === 'tpl') && this.last) {
      const source = name === 'tpl' ? made[0] : undefined;
      return { ...union([]), text: { kind: 'recording', recording: this.last, source } } satisfies ValueSources;
    }
    return madeByCall(name, args as readonly Value[], made, result, { containers: this.containers, control: joined(this.controls) });
  }

  chosen(origins: readonly Origin[], result: Origin): Origin {
    const others = origins.filter((one) => one !== result) as (ValueSources | undefined)[];
    return withControl(
      (result as ValueSources | undefined) ?? union([]),
      others.map((one) => one && flat(one)),
    );
  }

  element(container: Result, origin: Origin, key: Result, value: Result): Origin {
    if (!isDict(container as Value) && !isList(container as Value)) return origin;
    const step: PathStep = typeof key === 'string' ? key : Number(key);
    return this.containers.entry(container as Dict, isList(container as Value) ? indexOf(key) : step, value as Value) ?? origin;
  }

  enter(_place: TracedPlace, origin: Origin): void {
    const made = origin as ValueSources | undefined;
    this.conditions.push(origin);
    this.controls.push(made ? depsOf(made) : new Set());
  }

  leave(): Origin {
    this.controls.pop();
    return this.conditions.pop();
  }

  enterTemplate(place: TracedPlace): void {
    this.callers.push(place);
  }

  leaveTemplate(): void {
    this.callers.pop();
  }

  at(place: TracedPlace): void {
    this.place = place;
  }

  dataOrigin(): Origin {
    return this.data;
  }
}

/** A key of a list: a Go integer. */
function indexOf(key: Result): number {
  return Number((key as { value?: bigint } | null)?.value ?? 0);
}
