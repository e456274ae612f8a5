/** Keyrings: GnuPG's old binary ones and its keybox, and armored exports. Only what signs is kept. */
import type { Key, PublicKeyPacket, PublicSubkeyPacket, SecretKeyPacket, SignaturePacket } from 'openpgp';
import { ChartwrightError, errorText, wrapping } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { compareStrings } from '../../go/utf8.ts';
import type { FileSystem } from '../../host/files.ts';
import { armoredBlocks } from './armor.ts';
import { isKeybox, keyboxKeys } from './keybox.ts';
import { openPgp, valid } from './openpgp.ts';
import { splitKeys } from './packets.ts';

/** Someone's key, with the names that it vouches for itself. */
export interface Entity {
  /** `Name (comment) <email>`, sorted; those whose self-signature holds. */
  readonly identities: readonly string[];
  /** Upper-case hex. */
  readonly fingerprint: string;
  readonly primary: PublicKeyPacket;
  /** Absent in public keyrings. */
  readonly secret: SecretKeyPacket | undefined;
  /** The primary key and the subkeys, each with the primary key's signature of it. */
  readonly signers: readonly Signer[];
  readonly revoked: boolean;
}

export interface Signer {
  readonly key: PublicKeyPacket | PublicSubkeyPacket;
  /** Lifetimes and uses of the key. */
  readonly binding: SignaturePacket;
  readonly revoked: boolean;
}

/** Reads a keyring; throws ChartwrightErrors of code `io` with Helm's messages. Keys that cannot be read are passed over if others can. */
export async function loadKeyring(files: FileSystem, path: string): Promise<Entity[]> {
  const data = files.read(path);
  if (isKeybox(data)) return readEntities(wrapping(`reading keybox ${path}`, () => keyboxKeys(data)));
  const text = new TextDecoder('latin1').decode(data);
  if (!text.trimStart().startsWith('-----BEGIN PGP')) return readEntities(data);
  return readEntities(wrapping(`reading armored keyring ${path}`, () => armoredKeys(text)));
}

function armoredKeys(text: string): Uint8Array {
  const blocks = armoredBlocks(text);
  if (blocks.length === 0) throw new ChartwrightError('io', 'no keys found');
  for (const { type } of blocks) {
    if (type !== 'PGP PUBLIC KEY BLOCK' && type !== 'PGP PRIVATE KEY BLOCK') {
      throw new ChartwrightError('io', `expected a public or private key block, got ${quote(type)}`);
    }
  }
  return Buffer.concat(blocks.map((block) => block.data));
}

async function readEntities(data: Uint8Array): Promise<Entity[]> {
  const entities: Entity[] = [];
  let fault: unknown;
  for (const binaryKey of splitKeys(data)) {
    try {
      const pgp = await openPgp();
      entities.push(await readEntity(await pgp.readKey({ binaryKey, config: pgp.config })));
    } catch (error) {
      fault = error;
    }
  }
  if (entities.length > 0 || fault === undefined) return entities;
  throw fault instanceof ChartwrightError
    ? fault
    : new ChartwrightError('io', `openpgp: invalid data: ${errorText(fault)}`, { cause: fault });
}

async function readEntity(key: Key): Promise<Entity> {
  const pgp = await openPgp();
  const primary = key.keyPacket as PublicKeyPacket;
  const names = await selfSigned(key);
  if (names.length === 0) throw new ChartwrightError('io', `openpgp: invalid data: v${primary.version} entity without any identities`);
  const preferred = names.toSorted((a, b) => rank(b.signature) - rank(a.signature))[0] as { signature: SignaturePacket };
  const signers: Signer[] = [{ key: primary, binding: preferred.signature, revoked: false }];
  for (const subkey of key.subkeys) {
    const about = { key: primary, bind: subkey.keyPacket };
    const bindings = await held(subkey.bindingSignatures, (one) => valid(one, primary, pgp.enums.signature.subkeyBinding, about));
    const binding = newest(bindings);
    if (!binding || !(await crossSigned(binding, subkey.keyPacket as PublicSubkeyPacket, about))) continue;
    const revocations = await held(subkey.revocationSignatures, (one) => valid(one, primary, pgp.enums.signature.subkeyRevocation, about));
    signers.push({ key: subkey.keyPacket as PublicSubkeyPacket, binding, revoked: revocations.length > 0 });
  }
  const revocations = await held(key.revocationSignatures, (one) =>
    valid(one, primary, pgp.enums.signature.keyRevocation, { key: primary }),
  );
  return {
    identities: names.map(({ name }) => name).sort(compareStrings),
    fingerprint: key.getFingerprint().toUpperCase(),
    primary,
    secret: key.isPrivate() ? (key.keyPacket as SecretKeyPacket) : undefined,
    signers,
    revoked: revocations.length > 0,
  };
}

/** The names that the key itself has signed, newest signature of each. */
async function selfSigned(key: Key): Promise<{ name: string; signature: SignaturePacket }[]> {
  const out: { name: string; signature: SignaturePacket }[] = [];
  for (const { userID, selfCertifications } of key.users) {
    if (!userID) continue;
    const about = { userID, key: key.keyPacket };
    const good = await held(selfCertifications, (one) => valid(one, key.keyPacket, one.signatureType as number, about));
    if (good.length < selfCertifications.length) throw new ChartwrightError('io', 'openpgp: invalid data: user ID self-signature invalid');
    const signature = newest(good);
    if (signature) out.push({ name: userID.userID, signature });
  }
  return out;
}

/** A subkey that signs must itself agree to belong to the primary key. */
async function crossSigned(binding: SignaturePacket, subkey: PublicSubkeyPacket, about: object): Promise<boolean> {
  if (!((binding.keyFlags?.[0] ?? 0) & 2)) return true;
  const pgp = await openPgp();
  return binding.embeddedSignature !== null && valid(binding.embeddedSignature, subkey, pgp.enums.signature.keyBinding, about);
}

async function held(signatures: readonly SignaturePacket[], test: (one: SignaturePacket) => Promise<boolean>): Promise<SignaturePacket[]> {
  const results = await Promise.all(signatures.map(test));
  return signatures.filter((_, i) => results[i]);
}

function newest(signatures: readonly SignaturePacket[]): SignaturePacket | undefined {
  return signatures.toSorted((a, b) => Number(b.created) - Number(a.created))[0];
}

function rank(signature: SignaturePacket): number {
  return (signature.isPrimaryUserID ? 2 ** 45 : 0) + Number(signature.created);
}
