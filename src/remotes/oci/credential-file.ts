/** Docker's config.json: credentials in `auths`, the names of helpers, and whatever else is in it, kept as it was. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { parseFirstJson } from '../../codec/json/first-value.ts';
import { printJson } from '../../codec/json/print.ts';
import { struct } from '../../codec/struct/struct.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { Value } from '../../go/value.ts';
import type { FileSystem, Files } from '../../host/files.ts';
import { ifPresent } from '../../host/if-present.ts';
import { type Credential, type CredentialStore, invalidConfig, NO_CREDENTIAL } from './credential.ts';

type Json = null | boolean | number | string | Json[] | { readonly [key: string]: Json };
type Fields = Map<string, Json>;

export interface CredentialFile extends CredentialStore {
  /** Whether the file has settings for authentication. */
  isConfigured(): boolean;
  /** The helper for one server, '' for none. */
  helperFor(server: string): string;
  /** The helper for every server, '' for none. */
  store(): string;
  /** Notes in the file that this helper is to be used from now on. */
  useStore(helper: string): void;
}

/** Reads a file; an absent or empty one has no content. Throws ChartwrightErrors of code `io`. */
export function loadCredentialFile(files: Files, path: string): CredentialFile {
  const content = readContent(files, path);
  const auths: Fields = fields(content, 'auths', 'failed to unmarshal auths field');
  const helpers: Fields = fields(content, 'credHelpers', 'failed to unmarshal cred helpers field');
  let store = content.get('credsStore') ?? '';
  if (typeof store !== 'string') throw invalidConfig('failed to unmarshal creds store field', mismatch(store, 'string'));
  const save = (): void => {
    if (store === '') content.delete('credsStore');
    else content.set('credsStore', store);
    writeConfig(files, path, content, auths);
  };
  return {
    isConfigured: () => store !== '' || helpers.size > 0 || auths.size > 0,
    helperFor: (server) => String(helpers.get(server) ?? ''),
    store: () => String(store),
    useStore(helper) {
      store = helper;
      save();
    },
    get: async (server) => readCredential(auths.get(server) ?? legacy(auths, server)),
    async put(server, credential) {
      auths.set(server, writtenCredential(credential));
      save();
    },
    async remove(server) {
      if (auths.delete(server)) save();
    },
  };
}

function readContent(files: FileSystem, path: string): Fields {
  try {
    const bytes = ifPresent(() => files.read(path));
    const text = bytes ? decodeUtf8(bytes) : '';
    if (text.trim() === '') return new Map();
    return members(firstValue(text));
  } catch (error) {
    throw invalidConfig(`failed to decode config file ${path}`, errorText(error));
  }
}

/** What is not valid JSON is reported with Go's messages; something behind the first value does not matter. */
function firstValue(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return JSON.parse(printJson(parseFirstJson(text))) as Json;
  }
}

function fields(content: Fields, name: string, failure: string): Fields {
  try {
    return members(content.get(name) ?? null);
  } catch (error) {
    throw invalidConfig(failure, errorText(error));
  }
}

function members(value: Json): Fields {
  if (value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) throw new ChartwrightError('io', mismatch(value, 'map[string]json.RawMessage'));
  return new Map(Object.entries(value));
}

function mismatch(value: Json, type: string): string {
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return `json: cannot unmarshal ${kind} into Go value of type ${type}`;
}

/** Old files name a server by its whole URL. */
function legacy(auths: Fields, server: string): Json {
  for (const [name, value] of auths) {
    if (
      name
        .replace(/^http:\/\//, '')
        .replace(/^https:\/\//, '')
        .split('/', 1)[0] === server
    )
      return value;
  }
  return null;
}

function readCredential(value: Json): Credential {
  if (value === null) return NO_CREDENTIAL;
  if (typeof value !== 'object') throw invalidConfig('failed to unmarshal auth field', mismatch(value, 'config.AuthConfig'));
  const field = (name: string): string => String((value as Record<string, unknown>)[name] ?? '');
  const [username, password] = field('auth') === '' ? [field('username'), field('password')] : decodeAuth(field('auth'));
  return { username, password, refreshToken: field('identitytoken'), accessToken: field('registrytoken') };
}

function decodeAuth(text: string): [string, string] {
  const what = 'failed to decode auth field';
  const bad = text.search(/[^A-Za-z0-9+/=]/);
  if (bad >= 0 || text.length % 4 !== 0)
    throw invalidConfig(what, `illegal base64 data at input byte ${bad < 0 ? text.length - (text.length % 4) : bad}`);
  const pair = Buffer.from(text, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0) throw invalidConfig(what, `auth '${pair}' does not conform the base64(username:password) format`);
  return [pair.slice(0, colon), pair.slice(colon + 1)];
}

function writtenCredential({ username, password, refreshToken, accessToken }: Credential): Record<string, string> {
  const pair = username === '' && password === '' ? '' : Buffer.from(`${username}:${password}`).toString('base64');
  return {
    ...(pair && { auth: pair }),
    ...(refreshToken && { identitytoken: refreshToken }),
    ...(accessToken && { registrytoken: accessToken }),
  };
}

function writeConfig(files: Files, path: string, content: Fields, auths: Fields): void {
  const kept = (fields: Fields): Value => new Map(Array.from(fields, ([name, value]) => [name, asWritten(value)]));
  const out = (kept(content) as Map<string, Value>).set('auths', kept(auths));
  try {
    files.write(path, printJson(out, { indent: '\t' }), { mode: 0o600, folderMode: 0o700 });
  } catch (error) {
    throw new ChartwrightError('io', `failed to save config file: ${errorText(error)}`, { cause: error });
  }
}

/** Inner objects keep the order of their keys. */
function asWritten(value: Json): Value {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(asWritten);
  return struct(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asWritten(one)])));
}
