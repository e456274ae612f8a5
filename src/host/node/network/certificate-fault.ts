/** Verifies certificates as Go does, name first, with the messages of crypto/x509 (Go 1.26). */
import { isIP } from 'node:net';
import type { PeerCertificate, TLSSocket } from 'node:tls';

export function certificateFault(socket: TLSSocket, host: string): string | undefined {
  const certificate = socket.getPeerCertificate();
  return nameFault(certificate, host) ?? chainFault(socket, certificate);
}

function nameFault(certificate: PeerCertificate, host: string): string | undefined {
  const names = (certificate.subjectaltname ?? '').split(', ');
  const dns = names.filter((name) => name.startsWith('DNS:')).map((name) => name.slice(4));
  const addresses = names.filter((name) => name.startsWith('IP Address:')).map((name) => name.slice(11));
  if (isIP(host)) {
    if (addresses.length === 0) return `cannot validate certificate for ${host} because it doesn't contain any IP SANs`;
    return addresses.some((one) => one.toLowerCase() === host.toLowerCase())
      ? undefined
      : `certificate is valid for ${addresses.join(', ')}, not ${host}`;
  }
  if (dns.some((pattern) => matchesName(pattern.toLowerCase(), host.toLowerCase().replace(/\.$/, '')))) return undefined;
  if (names.every((name) => name === '')) return 'certificate relies on legacy Common Name field, use SANs instead';
  if (dns.length === 0) return `certificate is not valid for any names, but wanted to match ${host}`;
  return `certificate is valid for ${dns.join(', ')}, not ${host}`;
}

function matchesName(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host.includes('.') && host.slice(host.indexOf('.')) === pattern.slice(1);
}

function chainFault(socket: TLSSocket, certificate: PeerCertificate): string | undefined {
  if (socket.authorized) return undefined;
  const code = String((socket.authorizationError as NodeJS.ErrnoException | null)?.code ?? socket.authorizationError);
  const now = new Date().toISOString().replace(/\.\d+/, '');
  const at = (text: string): string => new Date(text).toISOString().replace(/\.\d+/, '');
  if (code === 'CERT_HAS_EXPIRED')
    return `certificate has expired or is not yet valid: current time ${now} is after ${at(certificate.valid_to)}`;
  if (code === 'CERT_NOT_YET_VALID')
    return `certificate has expired or is not yet valid: current time ${now} is before ${at(certificate.valid_from)}`;
  return 'certificate signed by unknown authority';
}
