/** Writes the settings of a user's provider back into the kubeconfig that names the user. */
import { parseYaml } from '../../codec/yaml/parse.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { type Dict, isDict, isList } from '../../go/value.ts';
import type { Files } from '../../host/files.ts';
import type { OidcConfig } from './oidc.ts';

export interface ConfiguredUser {
  readonly path: string;
  readonly name: string;
}

/** Does nothing if the file does not name the user any more. */
export function saveProvider(files: Files, { path, name }: ConfiguredUser, config: OidcConfig): void {
  const value = parseYaml(decodeUtf8(files.read(path)), { integers: true });
  const users = isDict(value) ? value.get('users') : undefined;
  const entry = isList(users) ? users.find((one): one is Dict => isDict(one) && one.get('name') === name) : undefined;
  const user = entry?.get('user');
  const provider = isDict(user) ? user.get('auth-provider') : undefined;
  if (!isDict(provider)) return;
  provider.set('config', new Map(Object.entries(config)));
  files.write(path, printYaml(value), { mode: 0o600 });
}
