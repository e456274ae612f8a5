/** Flags as data: what pflag knows of a flag; the kind of its value is the type of what a command gets. */
import type { Profile } from '../helm/profile.ts';
import type { Completion, CompletionLine } from './complete/completion.ts';
import type { Settings } from './settings.ts';

/** Go's flag value types, by the names that pflag prints in help. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'stringArray'
  | 'stringSlice'
  | 'stringToString'
  | 'int'
  | 'uint'
  | 'float32'
  | 'duration'
  | 'custom';

export interface Flag<T = unknown> {
  readonly type: FlagType;
  /** Help text; a word in backquotes names the value. */
  readonly usage: string;
  /** The name, if it is not the flag's key with dashes. */
  readonly name?: string;
  readonly short?: string;
  /** The value if the flag is absent; zero of its type unless given. A function is asked where the value is wanted. */
  readonly default?: T | ((settings: Settings) => T);
  /** The value that the bare flag stands for (`--wait`). Bools have `true`. */
  readonly bare?: string;
  /** The value's type name in help, for `custom` flags. */
  readonly typeName?: string;
  /** The default as help shows it, if that is not `default`'s own text. */
  readonly defaultText?: string;
  readonly hidden?: boolean;
  /** Says on use that the flag is deprecated, and what to use instead; hides it from help. */
  readonly deprecated?: string | undefined;
  /** Whether the Helm that is asked for has the flag; all have it if this is absent. */
  readonly when?: (profile: Profile) => boolean;
  /** What is otherwise in the Helm that is asked for. */
  readonly as?: (profile: Profile) => Partial<Flag<T>> | undefined;
  /** Refuses a value by throwing an Error with Go's words. */
  readonly check?: (value: string) => void;
  /** What the value may be; files if this is absent. */
  readonly complete?: (line: CompletionLine) => Completion | Promise<Completion>;
}

/** Flags by their names in camel case: `kubeVersion` is `--kube-version`. */
export type Flags = Readonly<Record<string, Flag>>;

/** A flag with the key that its value is found under. */
export interface NamedFlag extends Flag {
  readonly name: string;
  readonly key: string;
}

/** The values of flags by their keys. */
export type FlagValues<F extends Flags = Flags> = {
  readonly [K in keyof F]: F[K] extends Flag<infer T> ? T : never;
} & {
  /** Whether the flag is on the command line. */
  given(key: keyof F & string): boolean;
};

type Rest<T> = Omit<Flag<T>, 'type' | 'usage'>;

/** A flag that is given or not. */
export const bool = (usage: string, rest: Rest<boolean> = {}): Flag<boolean> => ({ type: 'bool', usage, ...rest });
/** A flag with a text. */
export const text = (usage: string, rest: Rest<string> = {}): Flag<string> => ({ type: 'string', usage, ...rest });
/** A flag that can be repeated; each is one text. */
export const list = (usage: string, rest: Rest<readonly string[]> = {}): Flag<readonly string[]> => ({
  type: 'stringArray',
  usage,
  ...rest,
});
/** A flag that can be repeated; commas separate texts in one, too. */
export const commaList = (usage: string, rest: Rest<readonly string[]> = {}): Flag<readonly string[]> => ({
  type: 'stringSlice',
  usage,
  ...rest,
});
/** A flag with `key=value`, several with commas between. */
export const pairs = (usage: string, rest: Rest<ReadonlyMap<string, string>> = {}): Flag<ReadonlyMap<string, string>> => ({
  type: 'stringToString',
  usage,
  ...rest,
});
export const int = (usage: string, rest: Rest<number> = {}): Flag<number> => ({ type: 'int', usage, ...rest });
export const uint = (usage: string, rest: Rest<number> = {}): Flag<number> => ({ type: 'uint', usage, ...rest });
export const float = (usage: string, rest: Rest<number> = {}): Flag<number> => ({ type: 'float32', usage, ...rest });
/** A flag with a duration as Go writes it (`5m0s`); its value is in milliseconds. */
export const duration = (usage: string, rest: Rest<number> = {}): Flag<number> => ({ type: 'duration', usage, ...rest });
/** A flag with a text of a form of its own, whose name help shows. */
export const custom = (typeName: string, usage: string, rest: Rest<string> = {}): Flag<string> => ({
  type: 'custom',
  typeName,
  usage,
  ...rest,
});

/** The flags that a Helm has, with their names. */
export function namedFlags(flags: Flags, profile: Profile): NamedFlag[] {
  const named: NamedFlag[] = [];
  for (const key in flags) {
    const flag = flags[key] as Flag;
    if (flag.when?.(profile) ?? true) named.push({ ...flag, ...flag.as?.(profile), key, name: flag.name ?? dashed(key) });
  }
  return named;
}

/** `kube-version` for `kubeVersion`. */
export function dashed(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
