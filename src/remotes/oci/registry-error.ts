/** A registry's refusals in ORAS's words: `GET "https://…": response status code 404: name unknown: …`. */
import { attempt, ChartwrightError } from '../../base/errors.ts';
import { parseFirstJson } from '../../codec/json/first-value.ts';
import { ANYTHING, listOf, structOf, TEXT } from '../../codec/struct/decode-struct.ts';
import { goString } from '../../go/fmt.ts';
import { httpStatusText } from '../../go/http-status.ts';
import { quote } from '../../go/quote.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { Value } from '../../go/value.ts';
import type { HttpResponse } from '../../net/message.ts';
import { ANSWER_LIMITS } from '../limits.ts';
import { EXACTLY } from './manifest.ts';

/** `GET "https://…"`, which messages about a response begin with. */
export function requestText({ request }: HttpResponse): string {
  return `${request.method} ${quote(request.url)}`;
}

/** The error that a response of an unwanted status stands for; reads its body. */
export async function registryError(response: HttpResponse): Promise<ChartwrightError> {
  const faults = faultsIn(decodeUtf8(await response.readStart(ANSWER_LIMITS.refusal)));
  const why = faults.length > 0 ? faults.join('; ') : httpStatusText(response.status);
  return new ChartwrightError('network', `${requestText(response)}: response status code ${response.status}: ${why}`);
}

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly detail: Value;
}

const FAULTS = structOf<{ errors: Fault[] | undefined }>('', {
  errors: [
    'errors',
    listOf(structOf<Fault>('errcode.Error', { code: ['code', TEXT], message: ['message', TEXT], detail: ['detail', ANYTHING] })),
  ],
});

/** The error that a registry reports; empty if its answer has another form. */
function faultsIn(text: string): string[] {
  const body = attempt(() => FAULTS.decode(parseFirstJson(text), FAULTS.zero(), EXACTLY));
  return (body?.errors ?? []).map(({ code, message, detail }) => {
    const plain = code.replaceAll('_', ' ').toLowerCase();
    if (message === '') return plain;
    return `${plain}: ${message}${detail === null ? '' : `: ${goString(detail)}`}`;
  });
}
