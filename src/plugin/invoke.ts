/** Runs a plugin: as a command, as a getter, as a post-renderer, or one of its hooks. */
import { attempt, ChartwrightError, wrapError, wrapping } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { quote } from '../go/quote.ts';
import { isBlankText } from '../go/space.ts';
import { decodeUtf8, encodeUtf8 } from '../go/utf8.ts';
import type { Profile } from '../helm/profile.ts';
import type { Environment } from '../host/environment.ts';
import { commandLine, type Processes, type Program, type Streams } from '../host/processes.ts';
import type { Plugin, SubprocessConfig } from './metadata.ts';
import { prepareCommand } from './platform-command.ts';

/** What a plugin is run in. */
export interface InvokeDeps {
  readonly env: Environment;
  readonly processes: Processes;
  readonly log: Log;
  readonly streams: Streams;
  /** Whose plugin this is; Helm 4's if absent. */
  readonly profile?: Profile | undefined;
}

/** A plugin ended with another exit code than 0; -1 stands for a signal. */
export class PluginExit extends ChartwrightError {
  readonly exitCode: number;
  constructor(plugin: Plugin, exitCode: number) {
    super('usage', `plugin ${quote(plugin.metadata.name)} exited with error`);
    this.exitCode = exitCode;
  }
}

/** Runs a plugin's command on the command line's own streams. Throws a PluginExit if it fails. */
export async function runCliPlugin(plugin: Plugin, extraArgs: readonly string[], deps: InvokeDeps): Promise<void> {
  const program = prepare(plugin, subprocess(plugin).platformCommand, extraArgs, deps, 'failed to prepare plugin command');
  checkExit(plugin, await deps.processes.attach(program, deps.streams), deps.log);
}

/** Pipes manifests through a plugin. Throws if it fails or answers with nothing. */
export function runPostRenderer(plugin: Plugin, extraArgs: readonly string[], manifests: string, deps: InvokeDeps): string {
  const name = quote(plugin.metadata.name);
  let output: string;
  try {
    const program = prepare(plugin, subprocess(plugin).platformCommand, extraArgs, deps, 'failed to prepare plugin command');
    const { exitCode, stdout } = deps.processes.captureNow(program, { input: encodeUtf8(manifests), stderr: 'drop' });
    checkExit(plugin, exitCode, deps.log);
    output = decodeUtf8(stdout);
  } catch (error) {
    throw wrapError(`failed to invoke post-renderer plugin ${name}`, error);
  }
  if (isBlankText(output)) throw new ChartwrightError('usage', `post-renderer ${name} produced empty output`);
  return output;
}

/** What a getter plugin is asked for. */
export interface Download {
  readonly url: string;
  readonly protocol: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile: string;
  readonly username: string;
  readonly password: string;
  readonly passCredentials: boolean;
}

/** The bytes that a getter plugin prints for a URL. */
export function runGetter(plugin: Plugin, download: Download, deps: InvokeDeps): Uint8Array {
  const { url, protocol, certFile, keyFile, caFile } = download;
  const command = subprocess(plugin).protocolCommands.find(({ protocols }) => protocols.includes(protocol));
  if (!command) throw new ChartwrightError('usage', `no downloader found for protocol ${quote(protocol)}`);
  const env = {
    ...environment(plugin, deps),
    HELM_PLUGIN_USERNAME: download.username,
    HELM_PLUGIN_PASSWORD: download.password,
    HELM_PLUGIN_PASS_CREDENTIALS_ALL: String(download.passCredentials),
  };
  const { program, args } = wrapping(`failed to prepare commands for protocol ${quote(protocol)}`, () =>
    prepareCommand(command.platformCommand, { env, machine: deps.processes.machine, expandArgs: false }),
  );
  // The program is looked for below the plugin's folder, whatever its name looks like.
  const whole: Program = {
    program: `${plugin.folder}/${program}`.replace(/\/+/g, '/'),
    args: [...args, certFile, keyFile, caFile, url],
    env,
  };
  logStart(plugin, whole, deps);
  const { exitCode, stdout } = deps.processes.captureNow(whole, { stderr: deps.streams.stderr });
  checkExit(plugin, exitCode, deps.log);
  return stdout;
}

export type HookEvent = 'install' | 'update' | 'delete';

/** Runs a plugin's hook for an event, if it has one. */
export async function runHook(plugin: Plugin, event: HookEvent, deps: InvokeDeps): Promise<void> {
  const { name } = plugin.metadata;
  if (plugin.metadata.runtime.runtime !== 'subprocess') return;
  const { platformHooks, expandHookArgs } = plugin.metadata.runtime;
  const commands = platformHooks.get(event) ?? [];
  if (commands.length === 0) return;
  const env = environment(plugin, deps);
  const { profile, processes } = deps;
  const prepareHook = () => prepareCommand(commands, { env, machine: processes.machine, expandArgs: expandHookArgs });
  const prepared = profile?.hasOnePluginForm ? attempt(() => prepareHook()) : prepareHook();
  if (!prepared) return;
  const program = { ...prepared, env };
  deps.log({
    level: 'debug',
    message: 'executing plugin hook command',
    attributes: [
      ['pluginName', name],
      ['command', commandLine(deps.processes, program)],
    ],
  });
  // Helm names the event where the plugin's name was meant, and the other way round.
  if ((await deps.processes.attach(program, { ...deps.streams, stdin: undefined })) !== 0) {
    throw new ChartwrightError('usage', `plugin ${event} hook for ${quote(name)} exited with error`);
  }
}

function subprocess({ metadata: { name, runtime } }: Plugin): SubprocessConfig {
  if (runtime.runtime === 'subprocess') return runtime;
  throw new ChartwrightError(
    'usage',
    `plugin ${quote(name)} is a WebAssembly plugin (runtime ${quote(runtime.runtime)}), and chartwright cannot run those yet: only plugins with the subprocess runtime`,
  );
}

function prepare(
  plugin: Plugin,
  commands: SubprocessConfig['platformCommand'],
  extraArgs: readonly string[],
  deps: InvokeDeps,
  doing: string,
): Program {
  const env = environment(plugin, deps);
  const program = {
    ...wrapping(doing, () => prepareCommand(commands, { env, machine: deps.processes.machine, expandArgs: true, extraArgs })),
    env,
  };
  logStart(plugin, program, deps);
  return program;
}

function environment({ folder, metadata }: Plugin, { env }: InvokeDeps): Environment {
  return { ...env, HELM_PLUGIN_NAME: metadata.name, HELM_PLUGIN_DIR: folder };
}

function logStart({ metadata }: Plugin, program: Program, { processes, log }: InvokeDeps): void {
  log({
    level: 'debug',
    message: 'executing plugin command',
    attributes: [
      ['pluginName', metadata.name],
      ['command', commandLine(processes, program)],
    ],
  });
}

function checkExit(plugin: Plugin, exitCode: number, log: Log): void {
  if (exitCode === 0) return;
  log({
    level: 'debug',
    message: 'plugin execution failed',
    attributes: [
      ['pluginName', plugin.metadata.name],
      ['error', `exit status ${exitCode}`],
      ['exitCode', exitCode],
      ['stderr', ''],
    ],
  });
  throw new PluginExit(plugin, exitCode);
}
