/** What a kubeconfig file must be before it is looked at, in the words of client-go v0.37.1: of a known version, with fields of the right types. */
import { ChartwrightError } from '../../base/errors.ts';
import { FLAG, listOf, rootContext, type Shape, structOf, TEXT } from '../../codec/struct/decode-struct.ts';
import { decodeBase64 } from '../../go/base64.ts';
import { quote } from '../../go/quote.ts';
import { isDict, type Value } from '../../go/value.ts';

type Fields<T> = { readonly [name: string]: T };

/** A struct that is checked, not read. */
function checked(name: string, fields: Fields<Shape<never>>): Shape<never> {
  const entries = Object.entries(fields).map(([field, shape]) => [field, [field, shape]] as const);
  return structOf<Fields<never>>(name, Object.fromEntries(entries)) as unknown as Shape<never>;
}

const check = <T>(shape: Shape<T>) => shape as unknown as Shape<never>;
const [text, flag, texts] = [check(TEXT), check(FLAG), check(listOf(TEXT))];
const list = (name: string, fields: Fields<Shape<never>>) => check(listOf(checked(name, fields)));

/** Bytes as base64. */
const data = check<string>({
  ...TEXT,
  decode(value, current, context) {
    const encoded = TEXT.decode(value, current, context);
    decodeBase64(encoded);
    return encoded;
  },
});

const CLUSTER = checked('v1.Cluster', {
  server: text,
  'tls-server-name': text,
  'insecure-skip-tls-verify': flag,
  'certificate-authority': text,
  'certificate-authority-data': data,
  'proxy-url': text,
  'disable-compression': flag,
});

const EXEC = checked('v1.ExecConfig', {
  command: text,
  args: texts,
  env: list('v1.ExecEnvVar', { name: text, value: text }),
  apiVersion: text,
  installHint: text,
  provideClusterInfo: flag,
  interactiveMode: text,
});

const USER = checked('v1.AuthInfo', {
  'client-certificate': text,
  'client-certificate-data': data,
  'client-key': text,
  'client-key-data': data,
  token: text,
  tokenFile: text,
  as: text,
  'as-uid': text,
  'as-groups': texts,
  username: text,
  password: text,
  exec: EXEC,
});

const CONFIG = checked('v1.Config', {
  clusters: list('v1.NamedCluster', { name: text, cluster: CLUSTER }),
  users: list('v1.NamedAuthInfo', { name: text, user: USER }),
  contexts: list('v1.NamedContext', { name: text, context: checked('v1.Context', { cluster: text, user: text, namespace: text }) }),
  'current-context': text,
});

/** Throws a `cluster` error for a file of another kind, or with a field of another type. */
export function checkConfig(value: Value): void {
  if (!isDict(value)) return;
  const [kind, version] = [value.get('kind') || 'Config', value.get('apiVersion') || 'v1'];
  if (kind !== 'Config' || version !== 'v1') {
    const words = `no kind ${quote(String(kind))} is registered for version ${quote(String(version))} in scheme "pkg/runtime/scheme.go:111"`;
    throw new ChartwrightError('cluster', words);
  }
  CONFIG.decode(value, CONFIG.zero(), { ...rootContext(), exact: true });
}
