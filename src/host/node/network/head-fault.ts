/** What is wrong with the head of a response, in the words of Go's net/http (transfer.go, response.go, textproto/reader.go). */
import type { IncomingMessage } from 'node:http';
import type { ChartwrightError } from '../../../base/errors.ts';
import { quote } from '../../../go/quote.ts';
import { type NodeError, network } from './node-error.ts';

/** Bytes of a response's head, as Go has it. */
export const HEADER_LIMIT = 10 << 20;

/** A head that never ends. */
export function headTooLong(cause?: unknown): ChartwrightError {
  return network(`${BROKEN}: net/http: server response headers exceeded ${HEADER_LIMIT} bytes; aborted`, cause);
}

/** What is wrong with how a body is encoded, undefined if nothing is. */
export function encodingFault({ headers }: IncomingMessage): ChartwrightError | undefined {
  const encoding = headers['transfer-encoding'];
  if (encoding === undefined || encoding.toLowerCase() === 'chunked') return undefined;
  return network(`${BROKEN}: unsupported transfer encoding: ${quote(encoding)}`, undefined);
}

const BROKEN = 'net/http: HTTP/1.x transport connection broken';
/** From here on a line is taken for one without end: Go would read it to the limit. */
const LONG_LINE = 16_384;

/** Node keeps what it could not parse: the first lines show which message Go would have. */
export function malformed(error: NodeError): ChartwrightError {
  const lines = Buffer.from(error.rawPacket ?? [])
    .toString('latin1')
    .split('\n', 200);
  if (error.code === 'HPE_HEADER_OVERFLOW' || (lines[0]?.length ?? 0) > LONG_LINE) return headTooLong(error);
  const [status = '', ...headers] = lines.map((line) => line.replace(/\r$/, ''));
  return network(`${BROKEN}: ${statusFault(status) ?? headerFault(headers) ?? 'malformed HTTP response'}`, error);
}

function statusFault(line: string): string | undefined {
  const space = line.indexOf(' ');
  if (space < 0) return `malformed HTTP response ${quote(line)}`;
  const code = line
    .slice(space + 1)
    .trimStart()
    .split(' ', 1)[0] as string;
  if (code.length !== 3 || !/^\d+$/.test(code)) return `malformed HTTP status code ${quote(code)}`;
  const version = line.slice(0, space);
  return /^HTTP\/\d\.\d$/.test(version) ? undefined : `malformed HTTP version ${quote(version)}`;
}

function headerFault(lines: string[]): string | undefined {
  const lengths: string[] = [];
  for (const line of lines) {
    if (line === '') return undefined;
    const colon = line.indexOf(':');
    if (colon < 0) return `malformed MIME header: missing colon: ${quote(line)}`;
    if (!/^[\w!#$%&'*+\-.^`|~ ]+$/.test(line.slice(0, colon))) return `malformed MIME header line: ${line}`;
    const value = line.slice(colon + 1).trim();
    if (value.includes('\0')) return `malformed MIME header line: ${quote(line)}`;
    if (!/^content-length:/i.test(line)) continue;
    if (!/^\d{1,18}$/.test(value)) return `bad Content-Length ${quote(value)}`;
    lengths.push(value);
    if (lengths.length > 1) {
      return `http: message cannot contain multiple Content-Length headers; got [${lengths.map(quote).join(' ')}]`;
    }
  }
  return undefined;
}
