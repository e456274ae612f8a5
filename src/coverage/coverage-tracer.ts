/** Hears from the traced engine which statements run and which way branches go. */
import { isTrue } from '../go/truth.ts';
import type { Value } from '../go/value.ts';
import type { Result } from '../template/exec-state.ts';
import type { Written } from '../template/sink.ts';
import type { Origin, TracedCall, TracedPlace, Tracer } from '../template/trace.ts';
import { branchKey } from './branch-points.ts';
import type { FileCounts } from './file-counts.ts';

export class CoverageTracer implements Tracer {
  private readonly countsOf: (template: Written) => FileCounts | undefined;
  private readonly inner: Tracer | undefined;
  /** The counts of a text, looked up once per template. */
  private readonly known = new WeakMap<Written, { readonly counts: FileCounts | undefined }>();
  private ownOrigin: Origin;

  constructor(countsOf: (template: Written) => FileCounts | undefined, inner?: Tracer) {
    this.countsOf = countsOf;
    this.inner = inner;
  }

  get origin(): Origin {
    return this.inner ? this.inner.origin : this.ownOrigin;
  }

  set origin(origin: Origin) {
    if (this.inner) this.inner.origin = origin;
    else this.ownOrigin = origin;
  }

  at(place: TracedPlace): void {
    const counts = this.counts(place.template);
    if (counts) counts.runs[place.node.pos] = (counts.runs[place.node.pos] ?? 0) + 1;
    this.inner?.at(place);
  }

  enter(place: TracedPlace, origin: Origin, taken: boolean): void {
    const { node } = place;
    if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range')
      this.took(place.template, branchKey(node.kind, node.from), taken);
    this.inner?.enter(place, origin, taken);
  }

  called(call: TracedCall, args: readonly unknown[], origins: readonly Origin[], result: Value): Origin {
    // Its first arm is the value that is given.
    if (call.name === 'default') this.took(call.template, branchKey('default', call.at), args.length > 1 && isTrue(args[1] as Value));
    return this.inner?.called(call, args, origins, result);
  }

  private took(template: Written, branch: string, first: boolean): void {
    const counts = this.counts(template);
    if (!counts) return;
    counts.arms[branch] ??= [0, 0];
    counts.arms[branch][first ? 0 : 1]++;
  }

  private counts(template: Written): FileCounts | undefined {
    let known = this.known.get(template);
    if (!known) {
      known = { counts: this.countsOf(template) };
      this.known.set(template, known);
    }
    return known.counts;
  }

  begin(): void {
    this.inner?.begin();
  }

  field(start: Result, origin: Origin, names: readonly string[], value: Result): Origin {
    return this.inner?.field(start, origin, names, value);
  }

  calling(name: string, args: readonly unknown[], origins: readonly Origin[]): void {
    this.inner?.calling(name, args, origins);
  }

  chosen(origins: readonly Origin[], result: Origin): Origin {
    return this.inner?.chosen(origins, result);
  }

  element(container: Result, origin: Origin, key: Result, value: Result): Origin {
    return this.inner?.element(container, origin, key, value);
  }

  leave(): Origin {
    return this.inner?.leave();
  }

  enterTemplate(place: TracedPlace): void {
    this.inner?.enterTemplate(place);
  }

  leaveTemplate(): void {
    this.inner?.leaveTemplate();
  }

  dataOrigin(): Origin {
    return this.inner?.dataOrigin();
  }
}
