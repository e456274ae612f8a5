/** Verifies packages against their provenance files. */
import type { SignaturePacket } from 'openpgp';
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { readYaml } from '../../chart/read-yaml.ts';
import { structOf, TEXT_MAP, unmarshal } from '../../codec/struct/decode-struct.ts';
import { baseName, extension } from '../../go/path.ts';
import { quote } from '../../go/quote.ts';
import type { Value } from '../../go/value.ts';
import { sha256 } from '../../host/crypto/sha256.ts';
import type { FileSystem } from '../../host/files.ts';
import { decodeSignedText } from './clearsign.ts';
import { type Entity, loadKeyring, type Signer } from './keyring.ts';
import { openPgp, valid } from './openpgp.ts';

export interface Verification {
  /** Who signed, sorted. */
  readonly signedBy: readonly string[];
  /** Upper-case hex. */
  readonly fingerprint: string;
  /** `sha256:…` of the package. */
  readonly fileHash: string;
  readonly fileName: string;
}

/** What `verify` prints. */
export function verificationText({ signedBy, fingerprint, fileHash }: Verification): string {
  const names = signedBy.map((name) => `Signed by: ${name}\n`).join('');
  return `${names}Using Key With Fingerprint: ${fingerprint}\nChart Hash Verified: ${fileHash}\n`;
}

export interface VerifyOptions {
  readonly keyring: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The provenance file; the package's name and `.prov` where absent. */
  readonly provenance?: string | undefined;
}

/** Verifies a package on disk; throws ChartwrightErrors with Helm's messages. */
export async function verifyPackage(
  files: FileSystem,
  path: string,
  { keyring, now, provenance = path + '.prov' }: VerifyOptions,
): Promise<Verification> {
  if (files.stat(path).kind === 'directory') throw new ChartwrightError('usage', 'unpacked charts cannot be verified');
  if (extension(path).toLowerCase() !== '.tgz') throw new ChartwrightError('usage', 'chart must be a tgz file');
  await wrapping(`could not load provenance file ${provenance}`, () => files.stat(provenance));
  const ring = await wrapping('failed to load keyring', () => loadKeyring(files, keyring));
  const archive = await wrapping('failed to read chart archive', () => files.read(path));
  const signed = await wrapping('failed to read provenance file', () => files.read(provenance));
  return verifyBytes({ archive, provenance: signed, filename: baseName(path), ring, now });
}

export interface SignedPackage {
  readonly archive: Uint8Array;
  readonly provenance: Uint8Array;
  /** The name that the provenance must hold the package under. */
  readonly filename: string;
  readonly ring: readonly Entity[];
  readonly now: number;
}

/** Verifies a package in memory. */
export async function verifyBytes({ archive, provenance, filename, ring, now }: SignedPackage): Promise<Verification> {
  const text = decodeSignedText(provenance);
  if (!text) throw new ChartwrightError('usage', 'signature block not found');
  const signer = await signerOf(text.signed, text.signature, ring, now);
  const sums = checksums(text.plain);
  const stated = sums.get(filename);
  const actual = sha256(archive);
  if (stated === undefined) throw new ChartwrightError('usage', `provenance does not contain a SHA for a file named ${quote(filename)}`);
  if (stated !== actual) {
    throw new ChartwrightError('usage', `sha256 sum does not match for ${filename}: ${quote(String(stated))} != ${quote(actual)}`);
  }
  return { signedBy: signer.identities, fingerprint: signer.fingerprint, fileHash: actual, fileName: filename };
}

const SUMS = structOf<{ files: Map<string, Value> | null; images: Map<string, Value> | null }>('provenance.SumCollection', {
  files: ['files', TEXT_MAP],
  images: ['images', TEXT_MAP],
});

/** The checksums of files in a signed text; throws if it has none. */
export function checksums(text: string): Map<string, Value> {
  const [, sums] = text.split('\n...\n');
  if (sums === undefined) throw new ChartwrightError('usage', 'message block must have at least two parts');
  return unmarshal(readYaml(sums), SUMS).files ?? new Map();
}

async function signerOf(text: Uint8Array, signature: Uint8Array, ring: readonly Entity[], now: number): Promise<Entity> {
  const pgp = await openPgp();
  let packets: SignaturePacket[] = [];
  try {
    if (signature.length > 0)
      packets = (await pgp.readSignature({ binarySignature: signature, config: pgp.config })).packets as unknown as SignaturePacket[];
  } catch (error) {
    throw new ChartwrightError('io', 'unexpected EOF', { cause: error });
  }
  for (const packet of packets) {
    const candidates = ring.flatMap((entity) =>
      entity.signers.filter((one) => mayHaveSigned(one, packet)).map((signer) => ({ entity, signer })),
    );
    if (candidates.length === 0) continue;
    const literal = new pgp.LiteralDataPacket();
    (literal as unknown as { setBytes(bytes: Uint8Array, format: number): void }).setBytes(text, pgp.enums.literal.binary);
    for (const { entity, signer } of candidates) {
      if (!(await valid(packet, signer.key, packet.signatureType as number, literal, true))) continue;
      checkTimes(entity, signer, packet, now);
      return entity;
    }
    const kind = ALGORITHMS[packet.publicKeyAlgorithm ?? 0];
    throw new ChartwrightError(
      'usage',
      `openpgp: invalid signature: ${kind ? `${kind} verification failure` : 'Unsupported public key algorithm used in signature'}`,
    );
  }
  throw new ChartwrightError('usage', 'openpgp: signature made by unknown entity');
}

const ALGORITHMS: Record<number, string> = { 1: 'RSA', 3: 'RSA', 17: 'DSA', 19: 'ECDSA', 22: 'EdDSA', 27: 'Ed25519', 28: 'ed448' };
const SIGNS = 2;

function mayHaveSigned({ key, binding }: Signer, packet: SignaturePacket): boolean {
  return packet.issuerKeyID.equals(key.getKeyID()) && Boolean((binding.keyFlags?.[0] ?? 0) & SIGNS);
}

function checkTimes(entity: Entity, signer: Signer, packet: SignaturePacket, now: number): void {
  const primary = entity.signers[0] as Signer;
  const refuse = (reason: string): never => {
    throw new ChartwrightError('usage', `openpgp: ${reason}`);
  };
  if (entity.revoked || signer.revoked) refuse('signature made by revoked key');
  if (keyExpired(primary, now) || keyExpired(signer, now)) refuse('key expired');
  const signatures = [packet, primary.binding, signer.binding];
  if (signatures.some((one) => Number(one.created) > now + 999 || Number(one.getExpirationTime()) < now - 999)) refuse('signature expired');
}

function keyExpired({ key, binding }: Signer, now: number): boolean {
  const life = binding.keyExpirationTime ?? 0;
  const made = Number(key.created);
  return made > now + 999 || (life > 0 && now - 999 > made + life * 1000);
}

async function wrapping<T>(doing: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw wrapError(doing, error);
  }
}
