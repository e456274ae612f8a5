/** Connection options, from the flags of every command that uses servers. */
import type { TlsFiles } from './tls-files.ts';

/** A name and a password together are used in place of stored credentials; '' is absent. */
export interface ServerAccess extends TlsFiles {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly plainHttp?: boolean | undefined;
}
