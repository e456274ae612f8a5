/** Credentials for a registry, and the shape of what keeps them. */
import { ChartwrightError } from '../../base/errors.ts';

export interface Credential {
  readonly username: string;
  readonly password: string;
  /** Trades for access tokens (Docker's `identitytoken`). */
  readonly refreshToken: string;
  /** A bearer token to be sent as it is. */
  readonly accessToken: string;
}

/** No credentials: an anonymous request. */
export const NO_CREDENTIAL: Credential = { username: '', password: '', refreshToken: '', accessToken: '' };

export function isEmpty(credential: Credential): boolean {
  return Object.values(credential).every((part) => part === '');
}

/** Credentials by server address. Methods throw ChartwrightErrors of code `io`. */
export interface CredentialStore {
  get(server: string): Promise<Credential>;
  put(server: string, credential: Credential): Promise<void>;
  remove(server: string): Promise<void>;
}

/** Wraps what goes wrong with a configuration's format. */
export function invalidConfig(what: string, why: string): ChartwrightError {
  return new ChartwrightError('io', `${what}: invalid config format: ${why}`);
}
