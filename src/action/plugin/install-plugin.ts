/** Installs a plugin: finds out where it comes from, checks its signature, puts it in place and runs its hook. */
import { ChartwrightError, wrapError, wrapping } from '../../base/errors.ts';
import { exists } from '../../host/files.ts';
import { loadPlugin } from '../../plugin/find-plugins.ts';
import { runHook } from '../../plugin/invoke.ts';
import { loadKeyring } from '../../remotes/provenance/keyring.ts';
import { type Verification, verifyBytes } from '../../remotes/provenance/verify.ts';
import { pluginSource } from './choose-source.ts';
import { makePluginsFolder } from './place-plugin.ts';
import { debug, type PluginDeps, warnPlugin } from './plugin-deps.ts';
import type { PluginSource, SignedArchive, SourceOptions } from './plugin-source.ts';

export interface InstallPluginOptions extends SourceOptions {
  /** Refuse what has no valid signature; folders of this machine need none. */
  readonly verify: boolean;
  readonly keyring: string;
}

/** Installs the plugin that `source` names, and prints its steps. */
export async function installPlugin(deps: PluginDeps, source: string, options: InstallPluginOptions): Promise<void> {
  const { say, profile } = deps;
  const from = await pluginSource(deps, source, options);
  const verify = options.verify && !from.isFolder && profile.signsPlugins;
  if (!profile.signsPlugins) debug(deps, 'plugins have no signatures');
  else if (from.isFolder) say('Installing plugin from local directory (development mode)\n');
  else if (!verify) say('WARNING: Skipping plugin signature verification\n');
  else if (!from.signed) {
    throw new ChartwrightError('usage', 'plugin source does not support verification. Use --verify=false to skip verification');
  } else say('Verifying plugin signature...\n');
  const verification = await place(deps, from, verify, options.keyring);
  if (verification) say(verificationLines(verification));
  debug(deps, 'loading plugin', ['path', from.path]);
  const plugin = loadInstalled(deps, from.path);
  await runHook(plugin, 'install', deps);
  say(`Installed plugin: ${plugin.metadata.name}\n`);
}

/** What `plugin install` and `plugin verify` print of a signature. */
export function verificationLines({ signedBy, fingerprint, fileHash }: Verification): string {
  const names = signedBy.map((name) => `Signed by: ${name}\n`).join('');
  return `${names}Using Key With Fingerprint: ${fingerprint}\nPlugin Hash Verified: ${fileHash}\n`;
}

/** Verifies an archive against its signature. */
export async function verifyPluginArchive(
  { clock, files }: Pick<PluginDeps, 'clock' | 'files'>,
  { archive, provenance = new Uint8Array(), filename }: SignedArchive,
  keyring: string,
): Promise<Verification> {
  const ring = await loadKeyring(files, keyring);
  return verifyBytes({ archive, provenance, filename, ring, now: Number(clock.now() / 1_000_000n) });
}

async function place(deps: PluginDeps, from: PluginSource, verify: boolean, keyring: string): Promise<Verification | undefined> {
  makePluginsFolder(deps.files, from.path);
  if (exists(deps.files, from.path)) {
    warnPlugin(deps, 'plugin already exists', ['path', from.path], ['error', '<nil>']);
    throw new ChartwrightError('usage', 'plugin already exists');
  }
  const verification = verify && from.signed ? await verified(deps, from.signed, keyring) : undefined;
  await from.install();
  return verification;
}

async function verified(deps: PluginDeps, signed: () => Promise<SignedArchive>, keyring: string): Promise<Verification> {
  const files = await signed().catch((error) => {
    throw wrapError('failed to get verification data', error);
  });
  if (!files.provenance?.length) throw new ChartwrightError('usage', 'plugin verification failed: no provenance file (.prov) found');
  return verifyPluginArchive(deps, files, keyring).catch((error) => {
    throw wrapError('plugin verification failed', error);
  });
}

function loadInstalled(deps: PluginDeps, path: string) {
  return wrapping('plugin is installed but unusable', () => loadPlugin(deps, path));
}
