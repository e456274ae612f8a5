/** Flag values to the options of actions. */

import type { Log } from '../../base/log.ts';
import type { ServerAccess } from '../../net/server-access.ts';
import type { ChartSource } from '../../remotes/chart-source.ts';
import type { ValuesLayers } from '../../values/layers.ts';
import type { FlagValues } from '../flag.ts';
import type { chartFlags, serverFlags, valuesFlags } from '../flag-groups.ts';

/** The values flags, in Helm's terms. */
export function valuesLayers(flags: FlagValues<typeof valuesFlags>): ValuesLayers {
  return {
    valueFiles: flags.values,
    jsonValues: flags.setJson,
    values: flags.set,
    stringValues: flags.setString,
    fileValues: flags.setFile,
    literalValues: flags.setLiteral,
  };
}

/** The flags for connections to servers, without the others. */
export function serverAccess(flags: FlagValues<typeof serverFlags>): Required<ServerAccess> {
  const { username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, plainHttp } = flags;
  return { username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, plainHttp };
}

type ChartFlagValues = FlagValues<ReturnType<typeof chartFlags>>;

/** The chart flags, with a version of the command's choice. The keyring is looked for only if it is needed. */
export function chartSource(flags: ChartFlagValues, version: string): ChartSource {
  const { verify, repo, passCredentials } = flags;
  return { version, verify, keyring: verify ? flags.keyring : '', repo, ...serverAccess(flags), passCredentials };
}

/** The version that is asked for: with --devel and no --version, prereleases count. */
export function requestedVersion({ version, devel }: { readonly version: string; readonly devel: boolean }, log: Log): string {
  if (version !== '' || !devel) return version;
  log({ level: 'debug', message: 'setting version to >0.0.0-0', attributes: [] });
  return '>0.0.0-0';
}

/** As `requestedVersion`; `words` name the given flag on the debug log. */
export function develVersion(flags: { readonly version: string; readonly devel: boolean }, log: Log, words: string): string {
  log({ level: 'debug', message: words, attributes: [['version', flags.version]] });
  return requestedVersion(flags, log);
}
