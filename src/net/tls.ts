/** TLS settings out of certificate, key and CA files, checked up front with the words of Helm and Go's crypto/tls. */
import { attempt, ChartwrightError, errorText, wrapping } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import type { Environment } from '../host/environment.ts';
import { exists, type FileSystem } from '../host/files.ts';
import type { Network, TlsSettings } from '../host/network.ts';
import type { TlsFiles } from './tls-files.ts';

/** Where Go looks for the system's root certificates, first found wins. */
const ROOTS = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

export interface TlsDeps {
  readonly files: FileSystem;
  readonly network: Network;
}

/** Reads the files; throws a ChartwrightError of code `network`, `can't create TLS config for client: …`. */
export function loadTls({ files, network }: TlsDeps, names: TlsFiles, profile: Profile = DEFAULT_PROFILE): TlsSettings {
  try {
    return (profile.namesKeyPair ? readFormerTls : readTls)(files, network, names);
  } catch (error) {
    throw new ChartwrightError('network', `can't create TLS config for client: ${errorText(error)}`, { cause: error });
  }
}

function readTls(files: FileSystem, network: Network, names: TlsFiles): TlsSettings {
  const failures: string[] = [];
  const collected = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      failures.push(errorText(error));
      return undefined;
    }
  };
  const pair = names.certFile || names.keyFile ? collected(() => readPair(files, names.certFile ?? '', names.keyFile ?? '')) : undefined;
  const ca = names.caFile ? collected(() => read(files, names.caFile as string, "can't read CA file")) : undefined;
  if (failures.length > 0) throw new ChartwrightError('network', failures.join('\n'));
  if (pair) checkPair(network, pair.cert, pair.key);
  if (ca && !isCertificate(network, ca)) throw new ChartwrightError('network', 'failed to append certificates from pem block');
  return { ...pair, ...(ca && { ca }), insecure: names.insecureSkipTlsVerify ?? false };
}

/** Helm 3's reading: the first fault ends it, and a certificate without its key does not count. */
function readFormerTls(files: FileSystem, network: Network, names: TlsFiles): TlsSettings {
  const { certFile, keyFile, caFile, insecureSkipTlsVerify = false } = names;
  const pair =
    certFile && keyFile
      ? wrapping(`can't load key pair from cert ${certFile} and key ${keyFile}`, () => {
          const both = { cert: Buffer.from(files.read(certFile)), key: Buffer.from(files.read(keyFile)) };
          checkPair(network, both.cert, both.key, 'tls: ');
          return both;
        })
      : undefined;
  if (!caFile) return { ...pair, insecure: insecureSkipTlsVerify };
  const ca = attempt(() => Buffer.from(files.read(caFile)));
  if (!ca) throw new ChartwrightError('network', `can't read CA file: ${caFile}`);
  if (!isCertificate(network, ca)) throw new ChartwrightError('network', `failed to append certificates from file: ${caFile}`);
  return { ...pair, ca, insecure: insecureSkipTlsVerify };
}

function isCertificate(network: Network, data: Buffer): boolean {
  return pemTypes(data).includes('CERTIFICATE') && network.isCertificate(data);
}

function readPair(files: FileSystem, certFile: string, keyFile: string): { cert: Buffer; key: Buffer } {
  return { cert: read(files, certFile, 'unable to read cert file'), key: read(files, keyFile, 'unable to read key file') };
}

function read(files: FileSystem, path: string, failure: string): Buffer {
  return wrapping(`${failure}: ${quote(path)}`, () => Buffer.from(files.read(path)));
}

function checkPair(network: Network, cert: Buffer, key: Buffer, prefix = 'unable to load cert from key pair: tls: '): void {
  const refuse = (reason: string): never => {
    throw new ChartwrightError('network', prefix + reason);
  };
  const certTypes = pemTypes(cert);
  if (certTypes.length === 0) refuse('failed to find any PEM data in certificate input');
  if (certTypes.length === 1 && certTypes[0]?.endsWith('PRIVATE KEY')) {
    refuse('failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched');
  }
  if (!certTypes.includes('CERTIFICATE')) refuse(missingBlock('certificate', '"CERTIFICATE"', certTypes));
  const keyTypes = pemTypes(key);
  if (keyTypes.length === 0) refuse('failed to find any PEM data in key input');
  if (!keyTypes.some((type) => /PRIVATE KEY$/.test(type))) {
    if (keyTypes.includes('CERTIFICATE')) refuse('found a certificate rather than a key in the PEM for the private key');
    refuse(missingBlock('key', 'PEM block with type ending in "PRIVATE KEY"', keyTypes));
  }
  const fault = network.pairFault(cert, key);
  if (fault) refuse(fault);
}

function missingBlock(input: string, wanted: string, types: string[]): string {
  const block = input === 'key' ? wanted : `${wanted} PEM block`;
  return `failed to find ${block} in ${input} input after skipping PEM blocks of the following types: [${types.join(' ')}]`;
}

function pemTypes(data: Buffer): string[] {
  return Array.from(data.toString('latin1').matchAll(/-----BEGIN ([^-]+)-----[\s\S]*?-----END \1-----/g), (match) => match[1] as string);
}

/** The system's roots as PEM, from SSL_CERT_FILE, SSL_CERT_DIR or the usual places; undefined leaves it to the platform. */
export function systemRoots(files: FileSystem, env: Environment): Buffer | undefined {
  const file = env.SSL_CERT_FILE || ROOTS.find((path) => exists(files, path));
  const parts: Uint8Array[] = [];
  if (file) parts.push(attempt(() => files.read(file)) ?? new Uint8Array());
  for (const folder of env.SSL_CERT_DIR?.split(':') ?? []) {
    for (const { name } of attempt(() => files.list(folder)) ?? [])
      parts.push(attempt(() => files.read(`${folder}/${name}`)) ?? new Uint8Array());
  }
  const all = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
  return all.includes('-----BEGIN CERTIFICATE-----') ? all : undefined;
}
