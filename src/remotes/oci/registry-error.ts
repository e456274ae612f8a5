/** A registry's refusals in ORAS's words: `GET "https://…": response status code 404: name unknown: …`. */
import { STATUS_CODES } from 'node:http';
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import type { HttpResponse } from '../../net/message.ts';

const BODY_LIMIT = 8 * 1024;

type Json = null | boolean | number | string | Json[] | { readonly [key: string]: Json };

/** `GET "https://…"`, how every complaint about a response begins. */
export function asked({ request }: HttpResponse): string {
  return `${request.method} ${quote(request.url)}`;
}

/** The error that a response of an unwanted status stands for; reads its body. */
export async function refusal(response: HttpResponse): Promise<ChartwrightError> {
  const faults = faultsIn(new TextDecoder().decode((await response.read()).subarray(0, BODY_LIMIT)));
  const why = faults.length > 0 ? faults.join('; ') : (STATUS_CODES[response.status] ?? '');
  return new ChartwrightError('network', `${asked(response)}: response status code ${response.status}: ${why}`);
}

function faultsIn(text: string): string[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return [];
  }
  const errors = (body as { errors?: unknown } | null)?.errors;
  if (!Array.isArray(errors)) return [];
  return errors.map((error: { code?: unknown; message?: unknown; detail?: Json }) => {
    const code = String(error?.code ?? '')
      .replaceAll('_', ' ')
      .toLowerCase();
    if (!error?.message) return code;
    const detail = error.detail === undefined || error.detail === null ? '' : `: ${goText(error.detail)}`;
    return `${code}: ${error.message}${detail}`;
  });
}

/** Go's `%v` of what JSON can hold. */
function goText(value: Json): string {
  if (value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, one]) => `${key}:${goText(one)}`).join(' ')}]`;
}
