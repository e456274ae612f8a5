/** The contents of a certificate, as dyff 1.12 shows them instead of its text. */
import { attempt } from '../../base/errors.ts';
import { TAG } from '../../codec/der/der.ts';
import { DerReader } from '../../codec/der/der-reader.ts';
import { parseCertificate } from '../../funcs/crypto/parse-certificate.ts';
import { decodePem } from '../../funcs/crypto/pem.ts';
import { decodeUtf8 } from '../../go/utf8.ts';

/** Undefined if the text is no certificate. */
export function certificateSummary(text: string): string | undefined {
  if (!text.includes('-----BEGIN ')) return undefined;
  const block = decodePem(text);
  if (!block || !attempt(() => parseCertificate(block.bytes))) return undefined;
  const fields = fieldsOf(block.bytes);
  return fields && summary(fields);
}

interface Fields {
  readonly serial: bigint;
  readonly issuer: Name;
  readonly subject: Name;
  readonly validity: readonly [string, string];
}

/** The texts of a name by the identifiers of its attributes. */
type Name = ReadonlyMap<string, readonly string[]>;

const VERSION = 0xa0;

function fieldsOf(der: Uint8Array): Fields | undefined {
  const tbs = new DerReader(der).sequence()?.sequence();
  tbs?.skip(VERSION);
  const serial = tbs?.integer();
  tbs?.sequence();
  const issuer = tbs?.sequence();
  const validity = tbs?.sequence();
  const subject = tbs?.sequence();
  if (serial === undefined || !issuer || !validity || !subject) return undefined;
  return { serial, issuer: nameOf(issuer), subject: nameOf(subject), validity: [timeText(validity), timeText(validity)] };
}

function nameOf(sets: DerReader): Name {
  const found = new Map<string, string[]>();
  while (!sets.empty) {
    const set = sets.inside(TAG.set);
    while (set && !set.empty) {
      const attribute = set.sequence();
      const [oid, value] = [attribute?.oid() ?? '', attribute?.any()];
      found.set(oid, [...(found.get(oid) ?? []), value ? decodeUtf8(value.body) : '']);
    }
  }
  return found;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Jan 2 15:04:05 2006 UTC` */
function timeText(reader: DerReader): string {
  const time = reader.any();
  const digits = time ? String.fromCharCode(...time.body) : '';
  const isShort = time?.tag === TAG.utcTime;
  const year = isShort ? Number(digits.slice(0, 2)) + (Number(digits.slice(0, 2)) < 50 ? 2000 : 1900) : Number(digits.slice(0, 4));
  const [month, day, hour, minute, second] = (digits.slice(isShort ? 2 : 4).match(/\d\d/g) ?? []) as string[];
  return `${MONTHS[Number(month) - 1]} ${Number(day)} ${hour}:${minute}:${second ?? '00'} ${year} UTC`;
}

function summary({ serial, issuer, subject, validity }: Fields): string {
  const one = (name: Name, id: number) => name.get(`2.5.4.${id}`)?.at(-1) ?? '';
  const all = (name: Name, id: number) => (name.get(`2.5.4.${id}`) ?? []).join(' ');
  return `Subject:
  Common Name: ${one(subject, 3)}
  Organization: ${all(subject, 10)}
  Organization Unit: ${all(subject, 11)}
  Locality: ${all(subject, 7)}
  State: ${all(subject, 8)}
  Country: ${all(subject, 6)}
Validity Period:
  NotBefore: ${validity[0]}
  NotAfter: ${validity[1]}
Issuer: ${one(issuer, 3)}, ${all(issuer, 10)}
Serial Number: ${serial} (0x${serial.toString(16)})
`;
}
