/** How servers are spoken to, by the flags that every command which reaches one has. */
import type { TlsFiles } from './tls-files.ts';

/** A name and a password together are used in place of stored credentials; '' is absent. */
export interface ServerAccess extends TlsFiles {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly plainHttp?: boolean | undefined;
}
