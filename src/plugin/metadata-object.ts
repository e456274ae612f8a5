/** Metadata with the names that Go's struct has, as signatures hold it and error messages print it. */
import { type Dict, dict, type Value } from '../go/value.ts';
import type { PlatformCommand, Plugin, PluginConfig, PluginMetadata, SubprocessConfig, WasmConfig } from './metadata.ts';

/** What is signed of a plugin. */
export function metadataObject({ apiVersion, name, version, sourceUrl, config, runtime }: PluginMetadata): Dict {
  return dict({
    APIVersion: apiVersion,
    Config: configObject(config),
    Name: name,
    Runtime: runtime.runtime,
    RuntimeConfig: runtimeObject(runtime),
    SourceURL: sourceUrl,
    Type: config.type,
    Version: version,
  });
}

function configObject(config: PluginConfig): Dict {
  switch (config.type) {
    case 'cli/v1':
      return dict({ IgnoreFlags: config.ignoreFlags, LongHelp: config.longHelp, ShortHelp: config.shortHelp, Usage: config.usage });
    case 'getter/v1':
      return dict({ Protocols: [...config.protocols] });
    default:
      return dict();
  }
}

function runtimeObject(runtime: SubprocessConfig | WasmConfig): Dict {
  if (runtime.runtime === 'extism/v1') return runtime.settings;
  const { platformCommand, platformHooks, protocolCommands } = runtime;
  return dict({
    PlatformCommand: commandList(platformCommand),
    PlatformHooks: platformHooks.size > 0 ? new Map([...platformHooks].map(([event, commands]) => [event, commandList(commands)])) : null,
    ProtocolCommands:
      protocolCommands.length === 0
        ? null
        : protocolCommands.map((one) => dict({ PlatformCommand: commandList(one.platformCommand), Protocols: [...one.protocols] })),
  });
}

/** A WebAssembly plugin's settings as they are read. */
export interface WasmSettings {
  readonly memory: { readonly maxPages: Value; readonly maxHttpResponseBytes: Value; readonly maxVarBytes: Value };
  readonly config: ReadonlyMap<string, string>;
  readonly allowedHosts: readonly string[];
  readonly fileSystem: { readonly createTempDir: boolean };
  readonly timeout: Value;
  readonly hostFunctions: readonly string[];
  readonly entryFuncName: string;
}

/** The same by Go's names. */
export function wasmSettings({ memory, config, allowedHosts, fileSystem, timeout, hostFunctions, entryFuncName }: WasmSettings): Dict {
  const list = (all: readonly string[]) => (all.length > 0 ? [...all] : null);
  return dict({
    AllowedHosts: list(allowedHosts),
    Config: config.size > 0 ? new Map(config) : null,
    EntryFuncName: entryFuncName,
    FileSystem: dict({ CreateTempDir: fileSystem.createTempDir }),
    HostFunctions: list(hostFunctions),
    Memory: dict({
      MaxHTTPResponseBytes: memory.maxHttpResponseBytes,
      MaxPages: memory.maxPages,
      MaxVarBytes: memory.maxVarBytes,
    }),
    Timeout: timeout,
  });
}

function commandList(commands: readonly PlatformCommand[]): Value {
  if (commands.length === 0) return null;
  return commands.map(({ os, arch, command, args }) =>
    dict({ Architecture: arch, Args: args.length > 0 ? [...args] : null, Command: command, OperatingSystem: os }),
  );
}

/** A plugin as Go's `%q` prints the one behind a pointer: quoted where a field is a text, in Go's layout of structs otherwise. */
export function quotedPlugin({ folder, metadata }: Plugin, quote: (text: string) => string): string {
  const { apiVersion, name, version, sourceUrl, config, runtime } = metadata;
  const head = [apiVersion, name, config.type, runtime.runtime, version, sourceUrl].map(quote).join(' ');
  if (runtime.runtime !== 'subprocess') return quote(name);
  const plain = (text: string) => text;
  const parts = `%!q(*schema.ConfigGetterV1=&{${configText(config)}}) %!q(*plugin.RuntimeConfigSubprocess=&${runtimeText(runtime, plain, String)})`;
  return `&{{${head} ${parts}} ${quote(folder)} ${runtimeText(runtime, quote, (value) => `%!q(bool=${value})`)} map[]}`;
}

function configText(config: PluginConfig): string {
  return config.type === 'getter/v1' ? `[${config.protocols.join(' ')}]` : '';
}

type Show<T> = (value: T) => string;

function runtimeText(
  { platformCommand, platformHooks, protocolCommands, expandHookArgs }: SubprocessConfig,
  text: Show<string>,
  flag: Show<boolean>,
): string {
  const command = ({ os, arch, command, args }: PlatformCommand) =>
    `{${text(os)} ${text(arch)} ${text(command)} [${args.map(text).join(' ')}]}`;
  const commands = (all: readonly PlatformCommand[]) => `[${all.map(command).join(' ')}]`;
  const hooks = [...platformHooks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([event, all]) => `${text(event)}:${commands(all)}`);
  const protocols = protocolCommands.map((one) => `{[${one.protocols.map(text).join(' ')}] ${commands(one.platformCommand)}}`);
  return `{${commands(platformCommand)} map[${hooks.join(' ')}] [${protocols.join(' ')}] ${flag(expandHookArgs)}}`;
}
