/** What Helm demands of a chart's metadata when it loads it. */
import { ChartwrightError } from '../base/errors.ts';
import { baseName } from '../go/path.ts';
import { isSpace } from '../go/space.ts';
import { isPrint, quote } from '../go/strconv.ts';
import { runes } from '../go/utf8.ts';
import { readVersion } from '../semver/version.ts';
import type { Dependency, Maintainer, Metadata } from './metadata.ts';
import { annotationMap, finishedDependency, type RawDependency, type RawMetadata } from './parse-metadata.ts';

const ALIAS = /^[a-zA-Z0-9_-]+$/;
const PLAIN = /^[\x20-\x7e]*$/;

/** Two dependencies have the same name or alias. */
export class DuplicateDependency extends ChartwrightError {
  constructor(key: string) {
    super('chart', `validation: more than one dependency with name or alias ${quote(key)}`);
  }
}

/** The metadata with its text cleaned. Throws `validation: …` (code `chart`) for the first demand that is not met. */
export function validateMetadata(raw: RawMetadata): Metadata {
  const name = sanitize(raw.name);
  if (raw.apiVersion === '') throw invalid('chart.metadata.apiVersion is required');
  if (name === '') throw invalid('chart.metadata.name is required');
  if (name === '.' || name === '..') throw invalid(`chart.metadata.name ${quote(name)} is not allowed`);
  if (name !== baseName(name)) throw invalid(`chart.metadata.name ${quote(name)} is invalid`);
  if (raw.version === '') throw invalid('chart.metadata.version is required');
  if (!readVersion(raw.version)) throw invalid(`chart.metadata.version ${quote(raw.version)} is invalid`);
  if (!['', 'application', 'library'].includes(raw.type)) throw invalid('chart.metadata.type must be application or library');
  return {
    ...raw,
    name,
    description: sanitize(raw.description),
    home: sanitize(raw.home),
    icon: sanitize(raw.icon),
    condition: sanitize(raw.condition),
    tags: sanitize(raw.tags),
    appVersion: sanitize(raw.appVersion),
    kubeVersion: sanitize(raw.kubeVersion),
    sources: (raw.sources ?? []).map(sanitize),
    keywords: (raw.keywords ?? []).map(sanitize),
    annotations: annotationMap(raw.annotations),
    maintainers: (raw.maintainers ?? []).map(validMaintainer),
    dependencies: validDependencies(raw.dependencies ?? []),
    ...(raw.dependencies?.length === 0 ? { emptyDependencies: true } : {}),
  };
}

function validMaintainer(raw: Maintainer | null): Maintainer {
  if (!raw) throw invalid('maintainers must not contain empty or null nodes');
  return { name: sanitize(raw.name), email: sanitize(raw.email), url: sanitize(raw.url) };
}

function validDependencies(raw: readonly (RawDependency | null)[]): Dependency[] {
  const names = new Set<string>();
  return raw.map((each) => {
    const dependency = validDependency(each);
    const key = dependency.alias || dependency.name;
    if (names.has(key)) throw new DuplicateDependency(key);
    names.add(key);
    return dependency;
  });
}

function validDependency(raw: RawDependency | null): Dependency {
  if (!raw) throw invalid('dependencies must not contain empty or null nodes');
  const dependency = finishedDependency(raw);
  const name = sanitize(raw.name);
  if (raw.alias !== '' && !ALIAS.test(raw.alias)) throw invalid(`dependency ${quote(name)} has disallowed characters in the alias`);
  return {
    ...dependency,
    name,
    version: sanitize(raw.version),
    repository: sanitize(raw.repository),
    condition: sanitize(raw.condition),
    tags: dependency.tags.map(sanitize),
  };
}

/** Text as Helm keeps it: any white space is a space, unprintable characters are gone. */
function sanitize(text: string): string {
  if (PLAIN.test(text)) return text;
  const kept = runes(text).map((rune) => (isSpace(rune) ? ' ' : isPrint(rune) ? String.fromCodePoint(rune) : ''));
  return kept.join('');
}

function invalid(reason: string): ChartwrightError {
  return new ChartwrightError('chart', `validation: ${reason}`);
}
