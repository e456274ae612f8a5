/** Authorization headers that worked, by host and scopes; requests at the same time share one fetch. */
import type { Challenge } from './challenge.ts';

interface Entry {
  readonly scheme: Challenge['scheme'];
  /** By the scopes joined; '' for basic credentials. */
  readonly values: Map<string, Promise<string>>;
}

export interface AuthorizationCache {
  recall(host: string, scopes: readonly string[]): Promise<string | undefined>;
  /** Fetches a value and keeps it; what fails is not kept. */
  remember(host: string, scheme: Challenge['scheme'], scopes: readonly string[], fetch: () => Promise<string>): Promise<string>;
}

export function authorizationCache(): AuthorizationCache {
  const entries = new Map<string, Entry>();
  const keyOf = (scheme: Challenge['scheme'], scopes: readonly string[]): string => (scheme === 'basic' ? '' : scopes.join(' '));
  return {
    async recall(host, scopes) {
      const entry = entries.get(host);
      return entry?.values.get(keyOf(entry.scheme, scopes));
    },
    remember(host, scheme, scopes, fetch) {
      let entry = entries.get(host);
      if (entry?.scheme !== scheme) {
        entry = { scheme, values: new Map() };
        entries.set(host, entry);
      }
      const { values } = entry;
      const key = keyOf(scheme, scopes);
      const value = fetch();
      values.set(key, value);
      value.catch(() => values.delete(key));
      return value;
    },
  };
}
