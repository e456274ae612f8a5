/** The rules for Chart.yaml. */
import { detailsOf, errorText, inSource } from '../base/errors.ts';
import { parseMetadata, type RawMetadata } from '../chart/parse-metadata.ts';
import { composeYaml } from '../codec/yaml/compose.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { entryPosition } from '../codec/yaml/position.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { baseName, joinPath } from '../go/path.ts';
import { quote } from '../go/strconv.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { typeOf, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import { parseConstraint } from '../semver/constraint.ts';
import { parseStrictVersion, parseVersion } from '../semver/version.ts';
import { isEmail, isRequestUrl, isUrl } from './addresses.ts';

import type { LintContext } from './lint-context.ts';

const FILE = 'Chart.yaml';

/** Chart.yaml as the rules see it. */
interface Chartfile {
  readonly metadata: RawMetadata;
  /** The fields with whatever types they have; empty if the file holds no map. */
  readonly fields: ReadonlyMap<string, Value>;
  readonly text: string;
  readonly profile: Profile;
}

interface FieldRule {
  readonly code: RuleId;
  /** The field that a finding points at. */
  readonly field: string;
  /** What is wrong; undefined if nothing is. */
  readonly check: (file: Chartfile) => string | undefined;
}

const RULES: readonly FieldRule[] = [
  { code: 'chart/unknown-fields', field: '', check: unknownFields },
  { code: 'chart/name', field: 'name', check: wrongName },
  { code: 'chart/api-version', field: 'apiVersion', check: wrongApiVersion },
  { code: 'chart/version-type', field: 'version', check: (file) => notText(file, 'version') },
  { code: 'chart/version', field: 'version', check: wrongVersion },
  { code: 'chart/app-version-type', field: 'appVersion', check: (file) => notText(file, 'appVersion') },
  { code: 'chart/maintainers', field: 'maintainers', check: wrongMaintainer },
  { code: 'chart/sources', field: 'sources', check: wrongSource },
  { code: 'chart/icon', field: 'icon', check: ({ metadata }) => (metadata.icon ? undefined : 'icon is recommended') },
  { code: 'chart/icon-url', field: 'icon', check: wrongIcon },
  { code: 'chart/type', field: 'type', check: untimelyType },
  { code: 'chart/dependencies-in-v1', field: 'dependencies', check: untimelyDependencies },
  { code: 'chart/strict-version', field: 'version', check: looseVersion },
];

/** The findings for Chart.yaml; if it can't be read, that is the only one. */
export function* lintChartfile({ files, folder, profile }: LintContext): Generator<Diagnostic> {
  const path = joinPath(folder, FILE);
  if (files.stat(path).kind === 'directory')
    yield finding('chart/file-is-folder', FILE, 'should be a file, not a directory', { file: FILE });
  let file: Chartfile;
  try {
    const text = decodeUtf8(files.read(path));
    file = inSource({ file: FILE, text }, () => readChartfile(text, profile));
  } catch (error) {
    yield finding('chart/format', FILE, `unable to parse YAML\n\t${errorText(error)}`, detailsOf(error).position);
    return;
  }
  for (const { code, field, check } of RULES) {
    const message = check(file);
    if (message === undefined) continue;
    yield finding(code, FILE, message, code === 'chart/unknown-fields' ? unknownPlace(file) : placeOf(file.text, field));
  }
}

function readChartfile(text: string, profile: Profile): Chartfile {
  const metadata = parseMetadata(text, { profile });
  const value = parseYaml(text);
  return { metadata, fields: value instanceof Map ? value : new Map(), text, profile };
}

/** The line on which a field begins; only the file if it is absent. */
function placeOf(text: string, field: string): Diagnostic['position'] {
  const at = field === '' ? -1 : text.search(new RegExp(`^["']?${field}["']?\\s*:`, 'm'));
  return at < 0 ? { file: FILE } : { file: FILE, line: text.slice(0, at).split('\n').length, column: 1 };
}

/** The line of the first field that is not known. */
function unknownPlace({ text, profile }: Chartfile): Diagnostic['position'] {
  try {
    parseMetadata(text, { profile, strict: true });
    return { file: FILE };
  } catch (error) {
    const { path, position } = detailsOf(error);
    const place = path && entryPosition(composeYaml(text)!, path);
    return { file: FILE, ...(place ?? (position?.line === undefined ? {} : { line: position.line, column: position.column ?? 1 })) };
  }
}

function unknownFields({ text, profile }: Chartfile): string | undefined {
  if (!profile.lintsUnknownFields) return undefined;
  try {
    parseMetadata(text, { profile, strict: true });
    return undefined;
  } catch (error) {
    return `failed to strictly parse chart metadata file\n\t${errorText(error)}`;
  }
}

function wrongName({ metadata: { name } }: Chartfile): string | undefined {
  if (name === '') return 'name is required';
  return baseName(name) === name ? undefined : `chart name ${quote(name)} is invalid`;
}

function wrongApiVersion({ metadata: { apiVersion } }: Chartfile): string | undefined {
  if (apiVersion === '') return 'apiVersion is required. The value must be either "v1" or "v2"';
  if (apiVersion === 'v1' || apiVersion === 'v2') return undefined;
  return `apiVersion '${apiVersion}' is not valid. The value must be either "v1" or "v2"`;
}

function notText({ fields }: Chartfile, name: string): string | undefined {
  const value = fields.get(name);
  if (value === undefined || typeof value === 'string') return undefined;
  return `${name} should be of type string but it's of type ${typeOf(value).name}`;
}

function wrongVersion({ metadata: { version } }: Chartfile): string | undefined {
  if (version === '') return 'version is required';
  try {
    const [fault] = parseConstraint('>0.0.0-0').validate(parseVersion(version));
    return fault && `version ${fault}`;
  } catch {
    return `version '${version}' is not a valid SemVer`;
  }
}

function looseVersion({ metadata: { version }, profile }: Chartfile): string | undefined {
  if (!profile.lintsLooseVersions) return undefined;
  try {
    parseStrictVersion(version);
    return undefined;
  } catch {
    return `version '${version}' is not a valid SemVerV2`;
  }
}

function wrongMaintainer({ metadata }: Chartfile): string | undefined {
  for (const maintainer of metadata.maintainers ?? []) {
    if (maintainer === null) return 'a maintainer entry is empty';
    const { name, email, url } = maintainer;
    if (name === '') return 'each maintainer requires a name';
    if (email !== '' && !isEmail(email)) return `invalid email '${email}' for maintainer '${name}'`;
    if (url !== '' && !isUrl(url)) return `invalid url '${url}' for maintainer '${name}'`;
  }
  return undefined;
}

function wrongSource({ metadata }: Chartfile): string | undefined {
  const wrong = metadata.sources?.find((source) => !isRequestUrl(source));
  return wrong === undefined ? undefined : `invalid source URL '${wrong}'`;
}

function wrongIcon({ metadata: { icon } }: Chartfile): string | undefined {
  return icon === '' || isRequestUrl(icon) ? undefined : `invalid icon URL '${icon}'`;
}

function untimelyType({ metadata: { type, apiVersion } }: Chartfile): string | undefined {
  if (type === '' || apiVersion === 'v2') return undefined;
  return `chart type is not valid in apiVersion '${apiVersion}'. It is valid in apiVersion 'v2'`;
}

function untimelyDependencies({ metadata: { dependencies, apiVersion } }: Chartfile): string | undefined {
  if (!dependencies?.length || apiVersion === 'v2') return undefined;
  return `dependencies are not valid in the Chart file with apiVersion '${apiVersion}'. They are valid in apiVersion 'v2'`;
}
