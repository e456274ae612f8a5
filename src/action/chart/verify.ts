/** Checks a package against its provenance file. */
import type { Clock } from '../../host/clock.ts';
import type { FileSystem } from '../../host/files.ts';
import { verificationText, verifyPackage } from '../../remotes/provenance/verify.ts';

/** Who signed the package, with which key, and its checksum, as `verify` prints them. Throws with Helm's messages if it is not to be trusted. */
export async function verifyChart(files: FileSystem, path: string, keyring: string, clock: Clock): Promise<string> {
  return verificationText(await verifyPackage(files, path, { keyring, now: Number(clock.now() / 1_000_000n) }));
}
