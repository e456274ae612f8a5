/**
 * Hears from the traced engine what templates ask of values, and whether they would have done the same without a value:
 * an empty list in an `if`, a text that `default` replaces. What is not known to make no difference makes one.
 */
import { isDict, type Value } from '../../go/value.ts';
import type { Result } from '../../template/exec-state.ts';
import { type Sink, type SinkFactory, TextSink, type Written } from '../../template/sink.ts';
import type { Origin, TracedCall, TracedPlace, Tracer } from '../../template/trace.ts';
import { made, readByCall } from './function-reads.ts';
import type { Found, Reads } from './reads.ts';
import { Tables } from './tables.ts';

export class ReadsTracer implements Tracer {
  origin: Origin = undefined;
  private readonly tables: Tables;
  private readonly conditions: Origin[] = [];
  private data: Origin;
  private readonly inner: SinkFactory;

  /** `inner`: where output goes. */
  constructor(values: Value, reads: Reads, inner: SinkFactory = () => new TextSink()) {
    this.tables = new Tables(values, reads);
    this.inner = inner;
  }

  /** What is printed makes a difference. */
  readonly sink: SinkFactory = (template: Written): Sink => {
    const sink = this.inner(template);
    return {
      write: (text, node, written) => {
        if (node.kind === 'action') this.tables.use(this.origin as Found | undefined);
        sink.write(text, node, written);
      },
      end: () => sink.end(),
    };
  };

  begin(): void {
    this.conditions.length = 0;
    this.data = undefined;
  }

  field(start: Result, origin: Origin, names: readonly string[]): Origin {
    let at: Result = start;
    let found = origin as Found | undefined;
    for (const name of names) {
      // What is in a table depends on the table being there.
      if (found) this.tables.need(found);
      if (!isDict(at as Value)) return undefined;
      found = this.tables.entry(at as Map<string, Value>, name);
      at = (at as Map<string, Value>).get(name);
    }
    return found ?? (isDict(at as Value) ? made(at as Value) : undefined);
  }

  calling(name: string, _args: readonly unknown[], origins: readonly Origin[]): void {
    this.data = name === 'include' || name === 'tpl' ? origins[1] : undefined;
  }

  called({ name }: TracedCall, args: readonly unknown[], origins: readonly Origin[], result: Value): Origin {
    return readByCall(name, {
      args: args as readonly Value[],
      origins: origins as readonly (Found | undefined)[],
      result,
      tables: this.tables,
    });
  }

  chosen(origins: readonly Origin[], result: Origin): Origin {
    for (const one of origins) if (one !== result) this.tables.test(one as Found | undefined);
    return result;
  }

  element(container: Result, _origin: Origin, key: Result, value: Result): Origin {
    if (!isDict(container as Value)) return isDict(value as Value) ? made(value as Value) : undefined;
    this.tables.takeEntries(container as Map<string, Value>);
    return this.tables.entry(container as Map<string, Value>, String(key));
  }

  enter({ node }: TracedPlace, origin: Origin, taken: boolean): void {
    this.conditions.push(origin);
    const found = origin as Found | undefined;
    if (node.kind === 'range' && taken && found) {
      this.tables.need(found);
      if (isDict(found.value as Value)) this.tables.takeEntries(found.value as Map<string, Value>);
    } else this.tables.test(found);
  }

  leave(): Origin {
    return this.conditions.pop();
  }

  dataOrigin(): Origin {
    return this.data;
  }

  enterTemplate(): void {}
  leaveTemplate(): void {}
  at(): void {}
}
