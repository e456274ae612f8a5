/** The network as a parameter: requests to servers, addresses of hosts, and a server of our own. */
import { ChartwrightError } from '../base/errors.ts';
import type { Url } from '../go/url/url.ts';

/** What a TLS connection needs. `ca` absent: the system's roots. */
export interface TlsSettings {
  readonly cert?: Uint8Array | undefined;
  readonly key?: Uint8Array | undefined;
  readonly ca?: Uint8Array | undefined;
  readonly insecure: boolean;
  /** The name that the certificate has to have, if it is not the URL's host. */
  readonly serverName?: string | undefined;
}

export interface ConnectionSettings {
  readonly tls: TlsSettings;
  /** The system's root certificates as PEM, asked for if they are needed; undefined leaves them to the platform. */
  readonly roots: () => Uint8Array | undefined;
  /** How many connections to one server are kept open between requests. */
  readonly kept?: number;
}

export interface HttpProxy {
  /** http, https or socks5. */
  readonly url: Url;
  /** The value of `Proxy-Authorization`. */
  readonly authorization: string | undefined;
}

/** A request as it is sent: of its URL only scheme and host are looked at. */
export interface WireRequest {
  readonly method: string;
  readonly url: Url;
  /** What is behind the method: a path with its query, or a whole URL for a proxy. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  readonly proxy: HttpProxy | undefined;
  readonly signal: AbortSignal;
}

/** How a connection failed, as far as it matters to whoever may try again. */
export type ConnectionFault = 'refused' | 'reset' | 'closed';

/** A connection that could not be made, or that broke. */
export class ConnectionError extends ChartwrightError {
  readonly fault: ConnectionFault;

  constructor(fault: ConnectionFault, message: string, cause?: unknown) {
    super('network', message, { cause });
    this.fault = fault;
  }
}

/** How the connection failed that an error comes from; undefined if none did. */
export function connectionFault(error: unknown): ConnectionFault | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof ConnectionError) return at.fault;
  return undefined;
}

/** A request failed on a connection that was kept, and that the server may have closed just then. */
export class StaleConnection extends ChartwrightError {}

/** A response whose head has come. */
export interface WireResponse {
  readonly status: number;
  readonly statusMessage: string;
  readonly headers: HeaderFields;
  /** Throws `network` errors with Go's messages if the connection breaks. A connection is used again where this comes to its end. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Leaves the body unread. */
  discard(): void;
}

/** Header fields by their names in lower case. */
export type HeaderFields = Readonly<Record<string, string | undefined>>;

/** Connections that are kept open between requests. */
export interface Connections {
  /**
   * Sends a request and waits for the head of its response; redirects are the caller's. Throws `network` errors with Go's
   * messages, a StaleConnection if the request may be sent again.
   */
  exchange(request: WireRequest): Promise<WireResponse>;
}

/** A request to a server of our own. */
export interface IncomingRequest {
  readonly method: string;
  /** The path with its query. */
  readonly target: string;
  readonly headers: HeaderFields;
  /** The port that it came to. */
  readonly port: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  /** The bytes, or the path of a file and how many of its bytes are sent. */
  readonly body?: Uint8Array | { readonly path: string; readonly size: number } | undefined;
}

export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly isIpv6: boolean;
  /** Takes no more requests, lets those under way end for some milliseconds, then cuts them off. */
  close(grace: number): Promise<void>;
}

export interface Network {
  connections(settings: ConnectionSettings): Connections;
  /** An address of a host; the empty string if it has none. */
  resolve(name: string): Promise<string>;
  /** Answers HTTP requests. An empty host means every address of this machine. Throws Node's error codes as `cause`, with Go's messages. */
  listen(place: { readonly host: string; readonly port: number }, answer: (request: IncomingRequest) => Answer): Promise<Listening>;
  /** Whether some PEM text is a certificate that can be read. */
  isCertificate(pem: Uint8Array): boolean;
  /** What is wrong with a certificate and its key, both PEM, in the words of crypto/tls; undefined if nothing is. */
  pairFault(cert: Uint8Array, key: Uint8Array): string | undefined;
}
