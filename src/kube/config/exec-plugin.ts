/**
 * Credentials from a program that a kubeconfig names (client-go v0.37.1, plugin/pkg/client/auth/exec). Ours because the
 * client library has neither the protocol's checks nor client-go's words for what breaks them.
 */
import { attempt, ChartwrightError, errorText } from '../../base/errors.ts';
import { parseJson } from '../../codec/json/parse.ts';
import { printJson } from '../../codec/json/print.ts';
import { composeYaml } from '../../codec/yaml/compose.ts';
import { decodeYaml } from '../../codec/yaml/decode.ts';
import { cleanPath } from '../../go/path.ts';
import { quote } from '../../go/quote.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { isNotFound } from '../../host/files.ts';
import type { Host } from '../../host/host.ts';
import type { Finished } from '../../host/processes.ts';
import { at, type Fields, isObject } from '../json.ts';
import type { Cluster, ExecPlugin } from './kube-config.ts';
import { unversioned } from './kube-config.ts';
import { pairFault } from './pem.ts';

/** What a plugin gives; a token, a certificate with its key, or both. */
export interface PluginCredentials {
  readonly token: string;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

export type PluginDeps = Pick<Host, 'processes' | 'env' | 'clock'>;

/** The file descriptors for prompts and messages to the user. */
const [STDIN, STDERR] = [0, 2];

export interface PluginAccess {
  /** Asks the program again only when what it gave has expired. Throws `cluster` errors. */
  readonly credentials: () => PluginCredentials;
  /** The server refused what was given last: the program is asked again, for the requests to come. */
  readonly refused: () => void;
}

/** Throws a `cluster` error for a version of the protocol that there is not. */
export function execPlugin(exec: ExecPlugin, cluster: Cluster, deps: PluginDeps): PluginAccess {
  if (!/^client\.authentication\.k8s\.io\/v1(beta1)?$/.test(exec.apiVersion ?? ''))
    throw new ChartwrightError('cluster', `exec plugin: invalid apiVersion ${quote(exec.apiVersion ?? '')}`);
  let known: { readonly given: PluginCredentials; readonly until: number } | undefined;
  let failed = false;
  const asked = () => {
    try {
      return ask(exec, cluster, deps, !failed);
    } catch (error) {
      failed = true;
      throw new ChartwrightError('cluster', `getting credentials: ${errorText(error)}`, { cause: error });
    }
  };
  return {
    credentials: () => {
      if (!known || Number(deps.clock.now() / 1_000_000n) > known.until) known = asked();
      return known.given;
    },
    refused: () => {
      known = attempt(asked) ?? known;
    },
  };
}

function ask(exec: ExecPlugin, cluster: Cluster, deps: PluginDeps, hints: boolean) {
  const interactive = isInteractive(exec, deps);
  const command = cleanPath(exec.command ?? '');
  const env = Object.fromEntries((exec.env ?? []).map(({ name, value }) => [name, value]));
  const info = JSON.stringify({
    kind: 'ExecCredential',
    apiVersion: exec.apiVersion,
    spec: { ...(exec.provideClusterInfo && { cluster: clusterInfo(cluster) }), interactive },
  });
  const program = { program: command, args: exec.args ?? [], env: { ...deps.env, ...env, KUBERNETES_EXEC_INFO: `${info}\n` } };
  const streams = { input: interactive ? STDIN : undefined, stderr: STDERR };
  const { stdout, exitCode } = started(exec, command, hints, () => deps.processes.captureNow(program, streams));
  if (exitCode !== 0) throw new Error(`exec: executable ${command} failed with exit code ${exitCode}`);
  return read(decode(decodeUtf8(stdout), exec.apiVersion ?? ''));
}

function isInteractive({ interactiveMode = 'IfAvailable' }: ExecPlugin, { processes }: PluginDeps): boolean {
  if (interactiveMode === 'Always' && !processes.isTerminal(STDIN))
    throw new Error('exec plugin cannot support interactive mode: standard input is not a terminal');
  return interactiveMode !== 'Never' && processes.isTerminal(STDIN);
}

function clusterInfo(cluster: Cluster): object {
  const {
    server,
    'certificate-authority-data': ca,
    'tls-server-name': name,
    'insecure-skip-tls-verify': insecure,
    'proxy-url': proxy,
  } = cluster;
  return {
    server,
    ...(name && { 'tls-server-name': name }),
    ...(insecure && { 'insecure-skip-tls-verify': true }),
    ...(ca && { 'certificate-authority-data': ca }),
    ...(proxy && { 'proxy-url': proxy }),
    config: null,
  };
}

const HELP = `It looks like you are trying to use a client-go credential plugin that is not installed.

To learn more about this feature, consult the documentation available at:
      https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins`;

function started(exec: ExecPlugin, command: string, hints: boolean, run: () => Finished): Finished {
  try {
    return run();
  } catch (error) {
    // What was found but could not be started has a cause.
    const isThere = error instanceof Error && error.cause !== undefined && !isNotFound(error);
    if (isThere) throw new Error(`exec: ${errorText(error)}`, { cause: error });
    const hint = hints ? `\n\n${HELP}${exec.installHint ? `\n\n${exec.installHint}` : ''}` : '';
    throw new Error(`exec: executable ${command} not found${hint}`, { cause: error });
  }
}

/** The ExecCredential that a plugin prints, as JSON or YAML. */
function decode(text: string, wanted: string): Fields {
  const value = parse(text) ?? {};
  if (!isObject(value)) throw new Error(`decoding stdout: ${unversioned(value)}`);
  const { kind = 'ExecCredential', apiVersion = '' } = value;
  if (apiVersion !== '' && kind !== 'ExecCredential')
    throw new Error(`decoding stdout: no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`);
  const returned = apiVersion === '' ? 'client.authentication.k8s.io/__internal' : apiVersion;
  if (returned !== wanted) throw new Error(`exec plugin is configured to use API version ${wanted}, plugin returned version ${returned}`);
  return value;
}

function parse(text: string): unknown {
  const isJson = text.trimStart().startsWith('{');
  try {
    return JSON.parse(printJson(isJson ? parseJson(text) : decodeYaml(composeYaml(text), {})));
  } catch (error) {
    const what = isJson ? "couldn't get version/kind; json parse error: " : '';
    throw new Error(`decoding stdout: ${what}${errorText(error)}`, { cause: error });
  }
}

function checkPair(cert: string, key: string): void {
  const fault = pairFault(cert, key);
  if (fault) throw new Error(`failed parsing client key/certificate: ${fault}`);
}

function read(credential: Fields) {
  const status = credential.status;
  if (!isObject(status)) throw new Error("exec plugin didn't return a status field");
  const text = (key: string) => {
    const value = at(status, key);
    return typeof value === 'string' ? value : '';
  };
  const [token, cert, key] = [text('token'), text('clientCertificateData'), text('clientKeyData')];
  if (token === '' && cert === '' && key === '') throw new Error("exec plugin didn't return a token or cert/key pair");
  if ((cert === '') !== (key === '')) throw new Error('exec plugin returned only certificate or key, not both');
  if (cert !== '') checkPair(cert, key);
  const until = Date.parse(text('expirationTimestamp'));
  const pair = cert === '' ? {} : { cert: Buffer.from(cert), key: Buffer.from(key) };
  return { given: { token, ...pair }, until: Number.isNaN(until) ? Infinity : until };
}
