/** plugin.yaml to metadata: Helm 4's form with strict checks, Helm 3's with lenient ones. */
import { ChartwrightError, wrapError, wrapping } from '../base/errors.ts';
import { ANY_MAP, readShaped, SWITCH, TEXT, wholeNumber, yamlListOf, yamlMapOf, yamlStructOf } from '../codec/struct/typed-yaml.ts';
import type { Shape } from '../codec/struct/yaml-nodes.ts';
import { printYamlPretty } from '../codec/yaml/print.ts';
import { isPrint, quote } from '../go/quote.ts';
import { isSpace } from '../go/space.ts';
import type { Dict } from '../go/value.ts';
import { readStrictVersion } from '../semver/version.ts';
import type { PlatformCommand, PluginConfig, PluginMetadata, ProtocolCommand, SubprocessConfig, WasmConfig } from './metadata.ts';
import { wasmSettings } from './metadata-object.ts';

/** Reads the text of a plugin.yaml. Throws with Helm's messages if it refuses. */
export function readMetadata(text: string): PluginMetadata {
  const apiVersion = peekApiVersion(text);
  if (apiVersion === '') return readLegacy(text);
  if (apiVersion === 'v1') return readV1(text);
  throw refused(`invalid plugin apiVersion: ${quote(apiVersion)}`);
}

function peekApiVersion(text: string): string {
  return wrapping(
    'failed to peek plugin.yaml API version',
    () => readShaped(text, yamlStructOf('plugin.apiVersion', { apiVersion: TEXT }), false).apiVersion,
  );
}

const COMMANDS: Shape<PlatformCommand[]> = yamlListOf(
  yamlStructOf<PlatformCommand>('plugin.PlatformCommand', { os: TEXT, arch: TEXT, command: TEXT, args: yamlListOf(TEXT) }),
);
const HOOKS = yamlMapOf(COMMANDS, 'plugin.PlatformHooks');
const PROTOCOLS = yamlListOf(TEXT);

interface V1 {
  apiVersion: string;
  name: string;
  type: string;
  runtime: string;
  version: string;
  sourceURL: string;
  config: Dict;
  runtimeConfig: Dict;
}

const FORM_V1 = yamlStructOf<V1>('plugin.MetadataV1', {
  apiVersion: TEXT,
  name: TEXT,
  type: TEXT,
  runtime: TEXT,
  version: TEXT,
  sourceURL: TEXT,
  config: ANY_MAP,
  runtimeConfig: ANY_MAP,
});

function readV1(text: string): PluginMetadata {
  const { apiVersion, name, type, runtime, version, sourceURL, config, runtimeConfig } = readShaped(text, FORM_V1, true);
  if (!isName(name)) throw refused('invalid plugin `name`');
  if (version === '') throw refused('plugin `version` is required');
  if (!readStrictVersion(version)) throw refused(`invalid plugin \`version\` ${quote(version)}: must be valid semver`);
  if (type === '') throw refused('`type` missing');
  if (runtime === '') throw refused('`runtime` missing');
  const parts = wrapping('failed to convert MetadataV1 to Metadata', () => ({
    config: configOf(type, config),
    runtime: runtimeOf(runtime, runtimeConfig),
  }));
  checkProtocols(parts.config);
  return { apiVersion, name, version, sourceUrl: sourceURL, ...parts };
}

/** Helm writes the loose part out as YAML again and reads that: lines in its faults count there. */
function reread<T>(part: Dict, shape: Shape<T>, strict: boolean): T {
  return readShaped(printYamlPretty(part), shape, strict);
}

const CLI = yamlStructOf('schema.ConfigCLIV1', { usage: TEXT, shortHelp: TEXT, longHelp: TEXT, ignoreFlags: SWITCH });
const GETTER = yamlStructOf('schema.ConfigGetterV1', { protocols: PROTOCOLS });
const POST_RENDERER = yamlStructOf('schema.ConfigPostRendererV1', {});
const TEST = yamlStructOf('schema.ConfigTestV1', {});

function configOf(type: string, config: Dict): PluginConfig {
  switch (type) {
    case 'cli/v1':
      return { type, ...reread(config, CLI, true) };
    case 'getter/v1':
      return { type, ...reread(config, GETTER, true) };
    case 'postrenderer/v1':
      return { type, ...reread(config, POST_RENDERER, true) };
    case 'test/v1':
      return { type, ...reread(config, TEST, true) };
    default:
      throw refused(`unknown plugin type ${quote(type)}`);
  }
}

const SUBPROCESS = yamlStructOf('plugin.RuntimeConfigSubprocess', {
  platformCommand: COMMANDS,
  platformHooks: HOOKS,
  protocolCommands: yamlListOf(
    yamlStructOf<ProtocolCommand>('plugin.SubprocessProtocolCommand', { protocols: PROTOCOLS, platformCommand: COMMANDS }),
  ),
});

const WASM = yamlStructOf('plugin.RuntimeConfigExtismV1', {
  memory: yamlStructOf('plugin.RuntimeConfigExtismV1Memory', {
    maxPages: wholeNumber('uint32', 0n, (1n << 32n) - 1n),
    maxHttpResponseBytes: wholeNumber('int64', -(1n << 63n), (1n << 63n) - 1n),
    maxVarBytes: wholeNumber('int64', -(1n << 63n), (1n << 63n) - 1n),
  }),
  config: yamlMapOf(TEXT, 'map[string]string'),
  allowedHosts: PROTOCOLS,
  fileSystem: yamlStructOf('plugin.RuntimeConfigExtismV1FileSystem', { createTempDir: SWITCH }),
  timeout: wholeNumber('uint64', 0n, (1n << 64n) - 1n),
  hostFunctions: PROTOCOLS,
  entryFuncName: TEXT,
});

function runtimeOf(runtime: string, config: Dict): SubprocessConfig | WasmConfig {
  try {
    if (runtime === 'subprocess') return { runtime, ...reread(config, SUBPROCESS, false), expandHookArgs: false };
    if (runtime === 'extism/v1') return { runtime, settings: wasmSettings(reread(config, WASM, false)) };
  } catch (error) {
    throw wrapError(`failed to unmarshal runtimeConfig for ${runtime} runtime`, error);
  }
  throw refused(`unsupported plugin runtime type: ${quote(runtime)}`);
}

function checkProtocols(config: PluginConfig): void {
  if (config.type !== 'getter/v1') return;
  if (config.protocols.length === 0) throw refused('config validation failed: getter has no protocols');
  const empty = config.protocols.indexOf('');
  if (empty >= 0) throw refused(`config validation failed: getter has empty protocol at index ${empty}`);
}

interface Downloader {
  readonly protocols: readonly string[];
  readonly command: string;
}

const FORM_LEGACY = yamlStructOf('plugin.MetadataLegacy', {
  name: TEXT,
  version: TEXT,
  usage: TEXT,
  description: TEXT,
  platformCommand: COMMANDS,
  command: TEXT,
  ignoreFlags: SWITCH,
  platformHooks: HOOKS,
  hooks: yamlMapOf(TEXT, 'plugin.Hooks'),
  downloaders: yamlListOf(yamlStructOf<Downloader>('plugin.Downloaders', { protocols: PROTOCOLS, command: TEXT })),
});

function readLegacy(text: string): PluginMetadata {
  const form = readShaped(text, FORM_LEGACY, false);
  const { name, version, downloaders } = form;
  if (!isName(name)) throw refused(`invalid plugin name ${quote(name)}: must contain only a-z, A-Z, 0-9, _ and -`);
  if (version !== '' && !readStrictVersion(version)) throw refused(`invalid plugin version ${quote(version)}: must be valid semver`);
  if (form.platformCommand.length > 0 && form.command !== '') throw refused('both platformCommand and command are set');
  if (form.platformHooks.size > 0 && form.hooks.size > 0) throw refused('both platformHooks and hooks are set');
  downloaders.forEach(checkDownloader);
  const config: PluginConfig =
    downloaders.length > 0
      ? { type: 'getter/v1', protocols: downloaders.flatMap((one) => one.protocols) }
      : { type: 'cli/v1', usage: '', shortHelp: printableText(form.usage), longHelp: form.description, ignoreFlags: form.ignoreFlags };
  const shellHooks = form.platformHooks.size === 0 && form.hooks.size > 0;
  const runtime: SubprocessConfig = {
    runtime: 'subprocess',
    platformCommand: form.platformCommand.length > 0 || form.command === '' ? form.platformCommand : [forAllPlatforms(form.command)],
    platformHooks: shellHooks
      ? new Map([...form.hooks].map(([event, line]) => [event, [forAllPlatforms('sh', '-c', line)]]))
      : form.platformHooks,
    protocolCommands: downloaders.map(({ protocols, command }) => ({ protocols, platformCommand: [forAllPlatforms(command)] })),
    expandHookArgs: !shellHooks,
  };
  return { apiVersion: 'legacy', name, version, sourceUrl: '', config, runtime };
}

function checkDownloader({ command, protocols }: Downloader, index: number): void {
  if (command === '') throw refused(`downloader ${index} has empty command`);
  if (protocols.length === 0) throw refused(`downloader ${index} has no protocols`);
  const empty = protocols.indexOf('');
  if (empty >= 0) throw refused(`downloader ${index} has empty protocol at index ${empty}`);
}

/** A command for all platforms. */
export function forAllPlatforms(command: string, ...args: string[]): PlatformCommand {
  return { os: '', arch: '', command, args };
}

/** Whether a text can be a plugin's name. */
export function isName(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(text);
}

/** The text on one line, without what cannot be seen. */
export function printableText(text: string): string {
  return Array.from(text, (char) => {
    const rune = char.codePointAt(0) as number;
    return isSpace(rune) ? ' ' : isPrint(rune) ? char : '';
  }).join('');
}

function refused(message: string): ChartwrightError {
  return new ChartwrightError('chart', message);
}
