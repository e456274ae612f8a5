/** The functions that Helm 4.3.1 has, by the Go types of their parameters; text/template's own and the engine's are not among them. */
import { expect, it } from 'vitest';
import { functions } from '../../src/funcs/index.ts';

const BY_SIGNATURE: Readonly<Record<string, string>> = {
  '': 'hello now uuidv4',
  '...any': 'add addf all any cat coalesce concat dict dig list quote squote tuple',
  '...int': 'seq',
  '...map': 'keys',
  any: 'add1 add1f ago ceil compact deepCopy duration durationDays durationHours durationMicroseconds durationMilliseconds durationMinutes durationNanoseconds durationRound durationSeconds durationWeeks empty first float64 floor htmlDate initial int int64 kindOf last mustCompact mustDeepCopy mustFirst mustInitial mustLast mustRest mustReverse mustToDuration mustToJson mustToPrettyJson mustToRawJson mustToToml mustToYaml mustUniq rest reverse sortAlpha toDecimal toJson toPrettyJson toRawJson toString toStrings toToml toYaml toYamlPretty typeOf uniq',
  'any, ...any': 'biggest default divf max maxf min minf mul mulf mustSlice mustWithout slice subf without',
  'any, any': 'append deepEqual div durationRoundTo durationTruncateTo has mod mustAppend mustHas mustPrepend mustPush prepend push sub',
  'any, any, bool': 'ternary',
  'any, int, ...float64': 'round',
  'any, string': 'htmlDateInZone',
  int: 'randAlpha randAlphaNum randAscii randBytes randNumeric until',
  'int, any': 'chunk mustChunk',
  'int, int': 'randInt',
  'int, int, int': 'untilStep',
  'int, int, string': 'abbrevboth substr',
  'int, string': 'abbrev indent nindent repeat trunc wrap',
  'int, string, string': 'wrapWith',
  map: 'urlJoin values',
  'map, ...map': 'merge mergeOverwrite mustMerge mustMergeOverwrite',
  'map, ...string': 'omit pick',
  'map, string': 'get hasKey unset',
  'map, string, any': 'set',
  string:
    'adler32sum atoi b32dec b32enc b64dec b64enc base bcrypt camelcase clean dir ext fromJson fromJsonArray fromToml fromYaml fromYamlArray genPrivateKey getHostByName initials isAbs kebabcase lower mustFromJson nospace osBase osClean osDir osExt osIsAbs regexQuoteMeta semver sha1sum sha256sum sha512sum shuffle snakecase swapcase title trim untitle upper urlParse',
  'string, ...map': 'pluck',
  'string, []any, []any, int': 'genSelfSignedCert',
  'string, []any, []any, int, certificate': 'genSignedCert',
  'string, []any, []any, int, certificate, string': 'genSignedCertWithKey',
  'string, []any, []any, int, string': 'genSelfSignedCertWithKey',
  'string, any': 'date join kindIs typeIs typeIsLike',
  'string, any, string': 'dateInZone date_in_zone',
  'string, int': 'genCA',
  'string, int, string': 'genCAWithKey splitn',
  'string, string':
    'buildCustomCert contains decryptAES encryptAES hasPrefix hasSuffix htpasswd mustRegexFind mustRegexMatch mustToDate regexFind regexMatch semverCompare split splitList toDate trimAll trimPrefix trimSuffix trimall',
  'string, string, int': 'mustRegexFindAll mustRegexSplit plural regexFindAll regexSplit',
  'string, string, string': 'mustRegexReplaceAll mustRegexReplaceAllLiteral regexReplaceAll regexReplaceAllLiteral replace',
  'string, time': 'dateModify date_modify mustDateModify must_date_modify',
  time: 'unixEpoch',
  'uint32, string, string, string, string': 'derivePassword',
};

const signature = (name: string): string => {
  return (functions[name] as (typeof functions)[string]).signature;
};

it.each(Object.entries(BY_SIGNATURE))('(%s)', (types, names) => {
  const found = names.split(' ').filter((name) => name in functions && signature(name) === types);
  expect(found.join(' ')).toBe(names);
});

it('has no other functions', () => {
  const known = new Set(Object.values(BY_SIGNATURE).flatMap((names) => names.split(' ')));
  expect(Object.keys(functions).filter((name) => !known.has(name))).toEqual([]);
});

it('has no prototype', () => {
  expect('constructor' in functions).toBe(false);
});
