/** Files that fail at chosen calls, for tests of error handling. */
import type { Draft, Files } from '../files.ts';

export type FileOperation = Exclude<keyof Files, 'temporary'> | 'add' | 'finish';

/** The same files; an operation for which `fault` has an error throws it. The parts of a draft are `add` and `finish` of its path. */
export function withFaults(files: Files, fault: (operation: FileOperation, path: string) => Error | undefined): Files {
  const fail = (operation: FileOperation, path: string): void => {
    const error = fault(operation, path);
    if (error) throw error;
  };
  const draft = (path: string): Draft => {
    const made = files.draft(path);
    const step = (operation: 'add' | 'finish', work: () => void): void => {
      fail(operation, path);
      work();
    };
    return {
      add: (data) => step('add', () => made.add(data)),
      finish: () => step('finish', () => made.finish()),
      discard: () => made.discard(),
    };
  };
  return new Proxy(files, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly [string, ...unknown[]]) => {
        fail(name as FileOperation, args[0]);
        return name === 'draft' ? draft(args[0]) : value.apply(target, args);
      };
    },
  });
}
