/** Base64 and base32 as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRows } from './check-rows.ts';

checkRows('encoding', [
  [
    String.raw`{{ b64enc "hello" }} {{ b64enc "" | quote }} {{ b64enc "é" }} {{ b64enc .bad }} {{ b64dec "aGVsbG8=" }} {{ b64dec "aGVs\nbG8=" }} {{ b64dec "/w==" | quote }}`,
    String.raw`aGVsbG8= "" w6k= Yf9i hello hello "\xff"`,
  ],
  [
    '{{ b64dec "a" }} {{ b64dec "aGVsbG8" }} {{ b64dec "!!!!" }} {{ b64dec "aGVsbG8=x" }} {{ b64dec "aG=s" }} {{ b64dec "=" }}',
    'illegal base64 data at input byte 0 illegal base64 data at input byte 4 illegal base64 data at input byte 0 illegal base64 data at input byte 8 illegal base64 data at input byte 2 illegal base64 data at input byte 0',
  ],
  [
    String.raw`{{ b32enc "hello" }} {{ b32enc "" | quote }} {{ b32enc "a" }} {{ b32enc "ab" }} {{ b32enc "abc" }} {{ b32enc "abcd" }} {{ b32dec "NBSWY3DP" }} {{ b32dec "ME======" }} {{ b32dec "NBSW\nY3DP" }}`,
    'NBSWY3DP "" ME====== MFRA==== MFRGG=== MFRGGZA= hello a hello',
  ],
  [
    '{{ b32dec "a" }} {{ b32dec "NBSWY3D" }} {{ b32dec "ME=====" }} {{ b32dec "M=======" }} {{ b32dec "MEA=====" }} {{ b32dec "ME==A===" }} {{ b32dec "ME======A" }} {{ b32dec "1AAAAAAA" }}',
    'illegal base32 data at input byte 0 illegal base32 data at input byte 0 illegal base32 data at input byte 7 illegal base32 data at input byte 1 illegal base32 data at input byte 3 illegal base32 data at input byte 3 a illegal base32 data at input byte 0',
  ],
]);
