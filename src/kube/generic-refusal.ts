/** The messages for refusals without a usable body (apimachinery's NewGenericServerResponse). */
import { quote } from '../go/quote.ts';
import { ApiError, type Status } from './api-error.ts';

/** Which request was refused: `get`, `secrets`, `web`; the resource is empty for addresses that are none. */
export interface Subject {
  readonly verb: string;
  /** `secrets`, `deployments.apps`. */
  readonly resource: string;
  readonly name: string;
}

const WORDS: Readonly<Record<number, [reason: string, message: string]>> = {
  400: ['BadRequest', 'the server rejected our request for an unknown reason'],
  401: ['Unauthorized', 'the server has asked for the client to provide credentials'],
  404: ['NotFound', 'the server could not find the requested resource'],
  405: ['MethodNotAllowed', 'the server does not allow this method on the requested resource'],
  409: ['Conflict', 'the server reported a conflict'],
  422: ['Invalid', 'the server rejected our request due to an error in our request'],
  429: ['TooManyRequests', 'the server has received too many requests and has asked us to try again later'],
  503: ['ServiceUnavailable', 'the server is currently unable to handle the request'],
  504: ['Timeout', 'the server was unable to return a response in the time allotted, but may still be processing the request'],
};
const IN_ITS_WORDS: Readonly<Record<number, string>> = { 403: 'Forbidden', 406: 'NotAcceptable', 415: 'UnsupportedMediaType' };

/** `said`: the body where it is text, else `unknown`. */
export function genericRefusal(code: number, said: string, { verb, resource, name }: Subject): ApiError {
  const [reason, words] = wordsOf(code, said, verb);
  const what = resource === '' ? '' : ` (${[verb.toLowerCase(), resource, name].filter((part) => part !== '').join(' ')})`;
  return new ApiError({ code, reason, message: words + what });
}

function wordsOf(code: number, said: string, verb: string): [string, string] {
  if (code === 409 && verb === 'post') return ['AlreadyExists', 'the server reported a conflict'];
  const known = WORDS[code];
  if (known) return known;
  const own = IN_ITS_WORDS[code];
  if (own)
    return [
      own,
      code === 406 && said === 'unknown' ? 'the server was unable to respond with a content type that the client supports' : said,
    ];
  if (code >= 500) return ['InternalError', `an error on the server (${quote(said)}) has prevented the request from succeeding`];
  return ['Unknown', `the server responded with the status code ${code} but did not return more information`];
}

/** The refusal that a body holds; undefined if it holds none. */
export function statusIn(body: string): ApiError | undefined {
  let value: Partial<Status> & { kind?: string; status?: string };
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (value?.kind !== 'Status' || value.status !== 'Failure') return undefined;
  return new ApiError({ code: value.code ?? 0, reason: value.reason ?? '', message: value.message ?? '', details: value.details });
}
