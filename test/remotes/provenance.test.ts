/** Signing and verifying; keys by GnuPG 2.2, provenance files and golden answers by Helm 4.3.1. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { disk } from '../../src/host/node/disk.ts';
import { decodeSignedText, encodeSignedText } from '../../src/remotes/provenance/clearsign.ts';
import { loadSignatory } from '../../src/remotes/provenance/sign.ts';
import { verificationText, verifyPackage } from '../../src/remotes/provenance/verify.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/repo');
const NOW = Date.parse('2030-01-01T00:00:00Z');
const HASH = 'sha256:ed26d9102306e6e601f153dc2e3769e70aab889edbcda3f107b83fef2e73b5db';
const fixture = (name: string): string => join(FIXTURES, name);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prov-'));
  writeFileSync(join(folder, 'demo-0.1.0.tgz'), readFileSync(fixture('demo-0.1.0.tgz')));
});
afterAll(() => rmSync(folder, { recursive: true }));

const signed = (by: string, fingerprint: string): string =>
  `Signed by: ${by}\nUsing Key With Fingerprint: ${fingerprint}\nChart Hash Verified: ${HASH}\n`;
const AUTHOR = signed('Chart Author <author@example.com>', 'EBDA67D9B90C66EC9D4A30BDA0C6A39609F5038F');
const RSA = signed('Rsa Author <rsa@example.com>', '76FB4D509C4A14A2E1DB6990D87C0F8BBF445543');
const LOCKED = signed('Locked Author <locked@example.com>', 'D25DB9ECDC6191B1BD4E02F6DEA85AC29812FC56');
const GONE = signed('Gone Author <gone@example.com>', '9EC06EC52E11790A63825A069E256893682313A1');
const STRANGER = 'openpgp: signature made by unknown entity';

async function verify(provenance: string | Uint8Array | undefined, keyring: string, file = 'demo-0.1.0.tgz'): Promise<string> {
  const path = join(folder, file);
  if (provenance === undefined) rmSync(`${path}.prov`, { force: true });
  else writeFileSync(`${path}.prov`, provenance);
  try {
    return verificationText(await verifyPackage(disk, path, { keyring: fixture(keyring), now: NOW }));
  } catch (error) {
    return errorText(error).replaceAll(folder, '.').replaceAll(FIXTURES, '.');
  }
}

describe('keyrings', () => {
  test.each([
    ['public.gpg', 'author', AUTHOR],
    ['public.gpg', 'rsa', RSA],
    ['public.gpg', 'locked', LOCKED],
    ['public.gpg', 'old', 'openpgp: key expired'],
    ['public.gpg', 'gone', STRANGER],
    ['public.kbx', 'author', AUTHOR],
    ['public.kbx', 'gone', GONE],
    ['public.asc', 'author', AUTHOR],
    ['public.asc', 'old', STRANGER],
    ['secret.gpg', 'rsa', RSA],
    ['locked.gpg', 'locked', LOCKED],
    ['gone.gpg', 'gone', 'openpgp: signature made by revoked key'],
    ['nothere.gpg', 'rsa', 'failed to load keyring: open ./nothere.gpg: no such file or directory'],
    ['demo-0.1.0.tgz', 'rsa', 'failed to load keyring: openpgp: invalid data: tag byte does not have MSB set'],
  ])('%s, signed by %s', async (keyring, by, wanted) => {
    expect(await verify(readFileSync(fixture(`${by}.prov`)), keyring)).toBe(wanted);
  });

  test.each([
    ['nothing', Buffer.alloc(0), STRANGER],
    ['a part of a key', readFileSync(fixture('public.gpg')).subarray(0, 100), 'failed to load keyring: unexpected EOF'],
    [
      'a part of a keybox',
      readFileSync(fixture('public.kbx')).subarray(0, 100),
      'failed to load keyring: reading keybox ./ring: blob at offset 32 has length 384 exceeding the 68 remaining bytes',
    ],
    [
      'a keybox without keys',
      readFileSync(fixture('public.kbx')).subarray(0, 32),
      'failed to load keyring: reading keybox ./ring: keybox contains no OpenPGP keys',
    ],
    ['armor without end', '-----BEGIN PGP nonsense', 'failed to load keyring: reading armored keyring ./ring: no keys found'],
    [
      'armor of something else',
      readFileSync(fixture('public.asc'), 'utf8').replaceAll('PUBLIC KEY BLOCK', 'MESSAGE'),
      'failed to load keyring: reading armored keyring ./ring: expected a public or private key block, got "PGP MESSAGE"',
    ],
  ])('%s', async (_name, ring, wanted) => {
    const path = join(folder, 'ring');
    writeFileSync(path, ring);
    const provenance = join(folder, 'demo-0.1.0.tgz.prov');
    writeFileSync(provenance, readFileSync(fixture('author.prov')));
    const got = await verifyPackage(disk, join(folder, 'demo-0.1.0.tgz'), { keyring: path, now: NOW }).catch(errorText);
    expect(String(got).replaceAll(folder, '.')).toBe(wanted);
  });
});

describe('provenance files out of order', () => {
  const prov = readFileSync(fixture('rsa.prov'), 'utf8');
  const forged = 'openpgp: invalid signature: RSA verification failure';
  test.each([
    ['metadata changed', prov.replace('0.1.0', '0.1.1'), forged],
    ['another file named', prov.replace('demo-0.1.0.tgz:', 'other.tgz:'), forged],
    ['parts joined', prov.replace('...\n', ''), forged],
    ['signature changed', prov.replace(/^[A-Za-z0-9+/]{10}(?=\S+=)/m, 'AAAAAAAAAA'), forged],
    ['no signed text', 'garbage', 'signature block not found'],
    ['nothing', '', 'signature block not found'],
    ['no signature', prov.slice(0, prov.indexOf('-----BEGIN PGP SIGNATURE')), 'signature block not found'],
    ['no end', prov.replace(/-----END.*/s, ''), 'signature block not found'],
    ['a foreign header', prov.replace('Hash:', 'Comment:'), 'signature block not found'],
    ['an unknown hash named', prov.replace('SHA512', 'SHA999'), 'signature block not found'],
    ['another hash named', prov.replace('SHA512', 'SHA256'), RSA],
    ['lines ended by CR LF', prov.replaceAll('\n', '\r\n'), RSA],
    ['text around it', `before\n${prov}\nafter\n`, RSA],
    [
      'no provenance',
      undefined,
      'could not load provenance file ./demo-0.1.0.tgz.prov: stat ./demo-0.1.0.tgz.prov: no such file or directory',
    ],
  ])('%s', async (_name, text, wanted) => {
    expect(await verify(text, 'public.gpg')).toBe(wanted);
  });

  test('the package changed, renamed, or none', async () => {
    writeFileSync(join(folder, 'more-0.1.0.tgz'), Buffer.concat([readFileSync(fixture('demo-0.1.0.tgz')), Buffer.from('x')]));
    expect(await verify(prov, 'public.gpg', 'more-0.1.0.tgz')).toBe('provenance does not contain a SHA for a file named "more-0.1.0.tgz"');
    writeFileSync(join(folder, 'demo-0.1.0.tgz'), Buffer.concat([readFileSync(fixture('demo-0.1.0.tgz')), Buffer.from('x')]));
    expect(await verify(prov, 'public.gpg')).toMatch(
      /^sha256 sum does not match for demo-0\.1\.0\.tgz: "sha256:ed26.*" != "sha256:\w{64}"$/,
    );
    writeFileSync(join(folder, 'demo-0.1.0.tgz'), readFileSync(fixture('demo-0.1.0.tgz')));
    const options = { keyring: fixture('public.gpg'), now: NOW };
    expect(await verifyPackage(disk, folder, options).catch(errorText)).toBe('unpacked charts cannot be verified');
    expect(await verifyPackage(disk, fixture('author.prov'), options).catch(errorText)).toBe('chart must be a tgz file');
    expect(await verifyPackage(disk, 'nothere.tgz', options).catch(errorText)).toBe('stat nothere.tgz: no such file or directory');
  });
});

describe('signing', () => {
  const archive = readFileSync(fixture('demo-0.1.0.tgz'));
  const metadata = "apiVersion: v2\ndescription: '- dash'\nname: demo\nversion: 0.1.0\n";
  async function sign(keyring: string, key: string, passphrase = ''): Promise<string> {
    const asked: string[] = [];
    try {
      const answer = async (owner: string): Promise<string> => {
        asked.push(owner);
        return passphrase;
      };
      const options = { keyring: fixture(keyring), key, passphrase: answer };
      const text = await (await loadSignatory(disk, options)).sign(archive, 'demo-0.1.0.tgz', metadata, NOW);
      return asked.map((owner) => `asked for ${owner}\n`).join('') + text;
    } catch (error) {
      return errorText(error);
    }
  }

  test.each([
    ['secret.gpg', 'author', '', AUTHOR],
    ['secret.gpg', 'Rsa Author <rsa@example.com>', '', RSA],
    ['locked.gpg', 'locked', 'pw', LOCKED],
  ])('%s as %s', async (keyring, key, passphrase, wanted) => {
    const text = await sign(keyring, key, passphrase);
    expect(text.startsWith('asked for Locked Author <locked@example.com>\n')).toBe(passphrase !== '');
    const provenance = text.replace(/^asked.*\n/, '');
    expect(await verify(provenance, 'public.gpg')).toBe(wanted);
    const outline = (all: string): string => all.replace(/(SIGNATURE-----\n\n)[^-]*/, '$1');
    expect(outline(provenance)).toBe(outline(readFileSync(fixture('author.prov'), 'utf8')));
  });

  test.each([
    ['secret.gpg', 'Author', 'more than one key contain the id "Author"'],
    ['secret.gpg', 'nobody', 'private key not found'],
    ['public.gpg', 'author', 'provided key is not a private key. Try providing a keyring with secret keys'],
    ['locked.gpg', 'locked', 'openpgp: invalid data: private key checksum failure'],
    ['nothere.gpg', 'x', 'open ./nothere.gpg: no such file or directory'],
  ])('%s as %s is refused', async (keyring, key, wanted) => {
    expect((await sign(keyring, key, 'wrong')).replaceAll(FIXTURES, '.')).toBe(wanted);
  });
});

test('lines with dashes and trailing blanks survive the way into a signed text and back', () => {
  const text = '- a\n--- b\nplain  \t\n\nend\n';
  const file = encodeSignedText(text, 'SHA512', Uint8Array.of(1, 2, 3));
  expect(file).toContain('\n\n- - a\n- --- b\nplain\n\nend\n\n-----BEGIN PGP SIGNATURE-----\n\nAQID\n-----END');
  const back = decodeSignedText(Buffer.from(file));
  expect(back?.plain).toBe('- a\n--- b\nplain\n\nend\n');
  expect(Buffer.from(back?.signed ?? []).toString()).toBe('- a\r\n--- b\r\nplain\r\n\r\nend\r\n');
});
