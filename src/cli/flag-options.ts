/** Flag values to the options of actions. */
import type { ChartSource } from '../action/chart/open-chart.ts';
import type { Log } from '../base/log.ts';
import { parseDuration } from '../go/time.ts';
import type { ServerAccess } from '../net/server-access.ts';
import type { ValuesLayers } from '../values/layers.ts';
import type { FlagValues } from './flag.ts';

/** The values flags, in Helm's terms. */
export function valuesLayers(flags: FlagValues): ValuesLayers {
  return {
    valueFiles: flags.list('values'),
    jsonValues: flags.list('set-json'),
    values: flags.list('set'),
    stringValues: flags.list('set-string'),
    fileValues: flags.list('set-file'),
    literalValues: flags.list('set-literal'),
  };
}

/** The flags that say how servers are spoken to. */
export function remoteFlags(flags: FlagValues): Required<ServerAccess> {
  return {
    username: flags.text('username'),
    password: flags.text('password'),
    certFile: flags.text('cert-file'),
    keyFile: flags.text('key-file'),
    caFile: flags.text('ca-file'),
    insecureSkipTlsVerify: flags.bool('insecure-skip-tls-verify'),
    plainHttp: flags.bool('plain-http'),
  };
}

/** The chart flags. */
export function chartSource(flags: FlagValues): ChartSource {
  return {
    version: flags.text('version'),
    verify: flags.bool('verify'),
    keyring: flags.bool('verify') ? flags.text('keyring') : '',
    repo: flags.text('repo'),
    ...remoteFlags(flags),
    passCredentials: flags.bool('pass-credentials'),
  };
}

/** As `versionAsked`; `words` say on the debug log what was given. */
export function develVersion(flags: FlagValues, log: Log, words: string): string {
  log({ level: 'debug', message: words, attributes: [['version', flags.text('version')]] });
  return versionAsked(flags, log);
}

/** The version that is asked for: with --devel and no --version, prereleases count. */
export function versionAsked(flags: FlagValues, log: Log): string {
  const version = flags.text('version');
  if (version !== '' || !flags.bool('devel')) return version;
  log({ level: 'debug', message: 'setting version to >0.0.0-0', attributes: [] });
  return '>0.0.0-0';
}

/** A duration flag in milliseconds. */
export function milliseconds(flags: FlagValues, name: string): number {
  return Number(parseDuration(flags.text(name))) / 1e6;
}
