/** Where a plugin comes from. */
import type { ServerAccess } from '../../net/server-access.ts';

/** An archive with its signature. */
export interface SignedArchive {
  readonly archive: Uint8Array;
  readonly provenance?: Uint8Array | undefined;
  /** The name that the signature holds the archive under. */
  readonly filename: string;
}

export interface PluginSource {
  /** Where the plugin is put. */
  readonly path: string;
  /** A folder on this machine, which needs no signature. */
  readonly isFolder?: boolean;
  /** Puts the plugin there. */
  readonly install: () => Promise<void>;
  /** Fetches what can be verified; absent if nothing can. */
  readonly signed?: () => Promise<SignedArchive>;
}

export interface SourceOptions extends ServerAccess {
  /** A version constraint, for repositories. */
  readonly version: string;
}
