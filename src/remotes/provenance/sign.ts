/** Signs packages: Chart.yaml and the package's checksum, in one clear-signed text. */
import type { SecretKeyPacket } from 'openpgp';
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import { quote } from '../../go/quote.ts';
import { sha256 } from '../../host/crypto/sha256.ts';
import type { FileSystem } from '../../host/files.ts';
import { encodeSignedText, signedBytes } from './clearsign.ts';
import { type Entity, loadKeyring } from './keyring.ts';
import { openPgp } from './openpgp.ts';

export interface SignOptions {
  readonly keyring: string;
  /** A part of the key owner's name, or all of it. */
  readonly key: string;
  /** Asked for where the key is locked; gets the owner's name. */
  readonly passphrase: (owner: string) => Promise<Uint8Array | string>;
}

/** Signs on behalf of one key. */
export interface Signatory {
  /** The .prov file for a package; `metadata` is its Chart.yaml, `created` the time in milliseconds. */
  sign(archive: Uint8Array, filename: string, metadata: string, created: number): Promise<string>;
}

/** The key that is meant, if there is one and it was named; throws if the keyring can't be read, and `more than one key contain the id "…"`. */
export async function findKey(files: FileSystem, { keyring, key }: Pick<SignOptions, 'keyring' | 'key'>): Promise<Entity | undefined> {
  const ring = await loadKeyring(files, keyring);
  return key === '' ? undefined : pick(ring, key);
}

/** Finds and unlocks a key, or unlocks one that was found; throws with Helm's messages: `private key not found`, …. */
export async function loadSignatory(files: FileSystem, options: SignOptions, found?: Entity): Promise<Signatory> {
  const secret = await unlock(found ?? (await findKey(files, options)), options);
  return {
    async sign(archive, filename, metadata, created) {
      const sums = new Map([['files', new Map([[filename, sha256(archive)]])]]);
      const text = `${metadata}\n...\n${printYaml(sums)}`;
      return encodeSignedText(text, 'SHA512', await signText(text, secret, created));
    },
  };
}

/** The key whose owner is named so, or the only one whose owner's name contains the text. */
function pick(ring: readonly Entity[], name: string): Entity | undefined {
  const exact = ring.find(({ identities }) => identities.includes(name));
  if (exact) return exact;
  const matches = ring.flatMap((entity) => entity.identities.filter((one) => one.includes(name)).map(() => entity));
  if (matches.length > 1) throw new ChartwrightError('usage', `more than one key contain the id ${quote(name)}`);
  return matches[0];
}

async function unlock(entity: Entity | undefined, { passphrase }: SignOptions): Promise<SecretKeyPacket> {
  if (!entity) throw new ChartwrightError('usage', 'private key not found');
  const { secret, identities } = entity;
  if (!secret) throw new ChartwrightError('usage', 'provided key is not a private key. Try providing a keyring with secret keys');
  if (secret.isDecrypted()) return secret;
  const words = await passphrase(identities.find((one) => one !== '') ?? 'Unknown');
  if (secret.isDummy()) throw new ChartwrightError('io', 'openpgp: s2k GNU dummy key: dummy key found');
  try {
    await secret.decrypt(typeof words === 'string' ? words : new TextDecoder().decode(words));
  } catch (error) {
    throw new ChartwrightError('io', unlockFault(errorText(error)), { cause: error });
  }
  return secret;
}

function unlockFault(message: string): string {
  return message.includes('passphrase') ? 'openpgp: invalid data: private key checksum failure' : `openpgp: invalid data: ${message}`;
}

/** Go takes SHA-512 for every kind of key. */
async function signText(text: string, secret: SecretKeyPacket, created: number): Promise<Uint8Array> {
  const pgp = await openPgp();
  const packet = new pgp.SignaturePacket();
  packet.signatureType = pgp.enums.signature.text;
  packet.publicKeyAlgorithm = secret.algorithm;
  packet.hashAlgorithm = pgp.enums.hash.sha512;
  const literal = new pgp.LiteralDataPacket();
  (literal as unknown as { setBytes(bytes: Uint8Array, format: number): void }).setBytes(signedBytes(text), pgp.enums.literal.binary);
  type Sign = (key: SecretKeyPacket, data: object, date: Date, detached: boolean, config: object) => Promise<void>;
  await (packet.sign as unknown as Sign).call(packet, secret, literal, new Date(created), true, pgp.config);
  const list = new pgp.PacketList();
  list.push(packet);
  return list.write();
}
