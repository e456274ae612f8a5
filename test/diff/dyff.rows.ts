/** Manifests before and after for `--output dyff`, one per kind of difference, and the options. */
import type { HelmDiffRow } from './helm-diff.rows.ts';

const CERTIFICATES = [
  `-----BEGIN CERTIFICATE-----
MIICRTCCAeygAwIBAgIJASNFZ4kKvN7xMAoGCCqGSM49BAMCMH4xCzAJBgNVBAYT
AkRFMQ8wDQYDVQQIDAZTYXhvbnkxEDAOBgNVBAcMB0xlaXB6aWcxEDAOBgNVBAoM
B0V4YW1wbGUxDzANBgNVBAoMBlNlY29uZDEOMAwGA1UECwwFVGVzdHMxGTAXBgNV
BAMMEHdlYjEuZXhhbXBsZS5jb20wHhcNMjYxMTI5MDMwMjMwWhcNMzYxMTI2MDMw
MjMwWjB+MQswCQYDVQQGEwJERTEPMA0GA1UECAwGU2F4b255MRAwDgYDVQQHDAdM
ZWlwemlnMRAwDgYDVQQKDAdFeGFtcGxlMQ8wDQYDVQQKDAZTZWNvbmQxDjAMBgNV
BAsMBVRlc3RzMRkwFwYDVQQDDBB3ZWIxLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0C
AQYIKoZIzj0DAQcDQgAE4xtTP4dqHi0eoaRhasww9LsdGAMf4LIe1RzMoAld5lqb
BcH4lvhTRQrg+7mKJpUtReIANQAqMWP6JfvIhekNNaNTMFEwHQYDVR0OBBYEFPqE
jQORuo5WmKIexvhWLqarymgiMB8GA1UdIwQYMBaAFPqEjQORuo5WmKIexvhWLqar
ymgiMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgchvGGp771z9H
pVFypxV1q3Ugl8hMmlzJ5QzQ8YkIp/ACIFDl3xGVGfY4CxrlnYREejuWBov6LY3H
DqQ29ylA9x5t
-----END CERTIFICATE-----`,
  `-----BEGIN CERTIFICATE-----
MIICRjCCAeygAwIBAgIJASNFZ4kKvN7yMAoGCCqGSM49BAMCMH4xCzAJBgNVBAYT
AkRFMQ8wDQYDVQQIDAZTYXhvbnkxEDAOBgNVBAcMB0xlaXB6aWcxEDAOBgNVBAoM
B0V4YW1wbGUxDzANBgNVBAoMBlNlY29uZDEOMAwGA1UECwwFVGVzdHMxGTAXBgNV
BAMMEHdlYjIuZXhhbXBsZS5jb20wHhcNMjYxMTI5MDMwMjMwWhcNNDYxMTI0MDMw
MjMwWjB+MQswCQYDVQQGEwJERTEPMA0GA1UECAwGU2F4b255MRAwDgYDVQQHDAdM
ZWlwemlnMRAwDgYDVQQKDAdFeGFtcGxlMQ8wDQYDVQQKDAZTZWNvbmQxDjAMBgNV
BAsMBVRlc3RzMRkwFwYDVQQDDBB3ZWIyLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0C
AQYIKoZIzj0DAQcDQgAE9kVEVqXtlpkw4vgnaS3BExuyBWTEqb/wcJ5CLUx+2fhh
jstb6UaIiZtFzB6nDNGFtXv2cMzP8kRpyrbs375W3KNTMFEwHQYDVR0OBBYEFIGo
9AoR4yvUOk+SEQsT76H0LUXvMB8GA1UdIwQYMBaAFIGo9AoR4yvUOk+SEQsT76H0
LUXvMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAJxpFQTL6NLl
bLL+inwxsne6jxFmegHN2OKQtHknlt0BAiANjEypRbxb2wzjZD+74EJzkq0CxSSh
TzrtMPb2UUWaXQ==
-----END CERTIFICATE-----`,
] as const;

function object(name: string, body: string): string {
  return `---\n# Source: web/templates/${name}.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${body}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}

const KEYS = Array.from({ length: 15 }, (_, i) => `  k${i}: ${i % 3 === 0 ? `{a: {b: ${i}}}` : i % 3 === 1 ? `[${i}]` : i}\n`).join('');
const LONG = 'a text that is longer than half of the width of a terminal';

/** What is there before and after, by what it shows; undefined: there is no object. */
const PAIRS: Readonly<Record<string, readonly [string | undefined, string | undefined]>> = {
  values: ['data: {a: text, b: 1, c: true, d: ~, e: 2001-12-14}\n', 'data: {a: test, b: 2, c: false, d: null, e: 2001-12-15}\n'],
  types: ['data: {a: "1", b: 1, c: [a], d: {e: f}, g: null, h: yes}\n', 'data: {a: 1, b: 1.5, c: {a: b}, d: text, g: 0, h: true}\n'],
  'white-space': ['data: {a: " text\\n"}\n', 'data: {a: text}\n'],
  'many-characters': [`data: {a: "${LONG} one"}\n`, `data: {a: "${LONG} two"}\n`],
  lines: [
    'data:\n  a: |\n    one\n    two\n    three\n    four\n    five\n',
    'data:\n  a: |\n    one\n    2\n    three\n    five\n    six\n',
  ],
  'one-line-and-many': ['data: {a: one}\n', 'data:\n  a: |\n    one\n    two'],
  certificates: CERTIFICATES.map((pem) => `data:\n  a: |\n${indented(pem)}\n`) as [string, string],
  binary: ['data: {a: !!binary aGVsbG8gd29ybGQsIGhlbGxv}\n', 'data: {a: !!binary aGVsbG8gd29ybGQ=}\n'],
  'named-elements': [
    'data:\n- {name: a, v: 1}\n- {name: b, v: 1}\n- {name: c, v: 1}\n',
    'data:\n- {name: b, v: 2}\n- {name: a, v: 1}\n- {name: d, v: 1}\n',
  ],
  'guessed-names': [
    'data:\n- {x: a, v: 1}\n- {x: b, v: 1}\n- {x: c, v: 1}\n- {x: d, v: 1}\n',
    'data:\n- {x: b, v: 2}\n- {x: a, v: 1}\n- {x: c, v: 1}\n- {x: d, v: 1}\n',
  ],
  objects: [
    'data:\n- {apiVersion: v1, kind: A, metadata: {name: x}}\n- {apiVersion: v1, kind: B, metadata: {name: x}}\n',
    'data:\n- {apiVersion: v1, kind: B, metadata: {name: x}}\n- {apiVersion: v1, kind: A, metadata: {name: x}, z: 1}\n',
  ],
  'one-element': ['data: [[1, 2]]\n', 'data: [[1, 3]]\n'],
  'plain-elements': ['data: [a, b, b, c, {d: e}]\n', 'data: [b, a, f, f, f, c]\n'],
  'order-of-long-elements': [`data: ["${LONG}", b, c, {d: [e]}]\n`, `data: [b, "${LONG}", {d: [e]}, c]\n`],
  'both-ways': ['data:\n  a: 1\n  b:\n  - x: {}\n', 'data:\n  c: [1, "2", "-", "a b", "true"]\n  d:\n  - {}\n  - []\n  - y: {}\n'],
  'wide-parts': [`data:\n  a: "${LONG}"\n  same: 1\n`, `data:\n  b: "${LONG}"\n  same: 1\n`],
  'new-comments': [
    'x: 1\n',
    '# above\nx: 1\n# above data\ndata: # behind data\n  # above a\n  a: 1 # behind a\n  # below a\n\n  b: &one\n    c: |\n      two\n      lines\n  d: *one\n',
  ],
  'known-keys': ['x: 1\n', `x: 1\nname: a\ny:\n  spec: {q: 1}\n  kind: k\n  apiVersion: v\nz:\n  version: {a: 1}\n  name: b\n${KEYS}`],
  'empty-key': ['data: {"": a, b: {"": c}}\n', 'data: {"": z, b: {"": d}}\n'],
  gone: ['data: {a: b}\n', undefined],
  'first-name': [`data: {a: "${LONG}", b: c, d: e, f: g}\n`, undefined],
  'other-name': [undefined, `data: {a: "${LONG}", b: c, d: e, f: h}\n`],
};

function side(which: 0 | 1): string {
  return Object.entries(PAIRS)
    .map(([name, pair]) => (pair[which] === undefined ? '' : object(name, pair[which])))
    .join('');
}

export const DYFF_BEFORE = side(0);
export const DYFF_AFTER = side(1);

export const DYFF_ROWS: Readonly<Record<string, HelmDiffRow & { readonly sides?: readonly [string, string] }>> = {
  plain: { OutputFormat: 'dyff' },
  'in colour': { OutputFormat: 'dyff', Color: true },
  renames: { OutputFormat: 'dyff', FindRenames: 0.01 },
  'one object': { OutputFormat: 'dyff', sides: [object('x', 'a: 1\n'), object('x', 'a: 2\n')] },
  nothing: { OutputFormat: 'dyff', sides: [object('x', 'a: 1\n'), object('x', 'a: 1\n')] },
  'a name twice in one element, and none in another': {
    OutputFormat: 'dyff',
    sides: [object('x', 'a: [{name: a, name: b}, {x: 1}]\n'), object('x', 'a: [{name: a}, {name: b}]\n')],
  },
  'objects without names': {
    OutputFormat: 'dyff',
    sides: ['---\nkind: A\na: 1\n---\nkind: B\na: 1\n', '---\nkind: A\na: 2\n---\nkind: B\na: 2\n'],
  },
};
