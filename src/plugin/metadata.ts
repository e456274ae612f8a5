/** The metadata of a plugin, in one form for both generations of plugin.yaml. */

import type { Dict } from '../go/value.ts';

/** A command for some platforms; empty `os` and `arch` mean all of them. */
export interface PlatformCommand {
  readonly os: string;
  readonly arch: string;
  /** The program and, after single spaces, arguments. */
  readonly command: string;
  readonly args: readonly string[];
}

/** The command that serves some URL schemes. */
export interface ProtocolCommand {
  readonly protocols: readonly string[];
  readonly platformCommand: readonly PlatformCommand[];
}

/** A command of the command line. */
export interface CliConfig {
  readonly type: 'cli/v1';
  readonly usage: string;
  readonly shortHelp: string;
  readonly longHelp: string;
  /** The plugin gets none of the words behind its name. */
  readonly ignoreFlags: boolean;
}

/** A downloader for URL schemes of its own. */
export interface GetterConfig {
  readonly type: 'getter/v1';
  readonly protocols: readonly string[];
}

/** A filter of rendered manifests; `test/v1` is Helm's own, for its tests. */
export interface PlainConfig {
  readonly type: 'postrenderer/v1' | 'test/v1';
}

export type PluginConfig = CliConfig | GetterConfig | PlainConfig;

/** A plugin that runs as a program of its own. */
export interface SubprocessConfig {
  readonly runtime: 'subprocess';
  readonly platformCommand: readonly PlatformCommand[];
  /** Commands by event: install, update, delete. */
  readonly platformHooks: ReadonlyMap<string, readonly PlatformCommand[]>;
  readonly protocolCommands: readonly ProtocolCommand[];
  /** Whether variables in the arguments of hooks are replaced; not in the older form, where a shell does that. */
  readonly expandHookArgs: boolean;
}

/** A WebAssembly plugin (Extism); it can be listed and installed, but not run. */
export interface WasmConfig {
  readonly runtime: 'extism/v1';
  /** What it asks of its runtime, by Go's names; kept for signatures. */
  readonly settings: Dict;
}

export interface PluginMetadata {
  /** `v1`, or `legacy` for Helm 3's form. */
  readonly apiVersion: string;
  readonly name: string;
  /** A strict semantic version; may be empty in Helm 3's form. */
  readonly version: string;
  readonly sourceUrl: string;
  readonly config: PluginConfig;
  readonly runtime: SubprocessConfig | WasmConfig;
}

/** A plugin and the folder it lives in. */
export interface Plugin {
  readonly folder: string;
  readonly metadata: PluginMetadata;
}
