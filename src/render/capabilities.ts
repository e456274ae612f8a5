/** What a template learns of the cluster: versions and APIs; without a cluster, Helm's own defaults. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { parseUnsigned, quote } from '../go/strconv.ts';
import { GoObject, type GoType, JSON_STRUCT, STRING, typed } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';

/** A Kubernetes version: `version` as given, `normalized` without a vendor's suffix. */
export interface KubeVersion {
  readonly version: string;
  readonly normalized: string;
  readonly major: string;
  readonly minor: string;
}

/** The version of Kubernetes that a Helm assumes without a cluster. */
export function defaultKubeVersion({ kubernetes: { version } }: Profile): KubeVersion {
  const [major = '', minor = ''] = version.slice(1).split('.');
  return { version, normalized: version, major, minor };
}

/**
 * Reads `--kube-version`: `1.33`, `v1.33.4-gke.1`. Throws a `usage` error in the words of Kubernetes' version parser.
 */
export function parseKubeVersion(text: string, profile: Profile): KubeVersion {
  const match = /^\s*v?([0-9]+(?:\.[0-9]+)*)(.*)$/s.exec(text);
  const refuse = (reason: string) => new ChartwrightError('usage', `invalid kube version '${text}': ${reason}`);
  if (!match) throw refuse(`could not parse ${quote(text)} as version`);
  const parts = (match[1] as string).split('.');
  if (parts.length < 2) throw refuse(`illegal version string ${quote(text)}`);
  const [first = ''] = parts;
  if (first.length > 1 && first.startsWith('0')) throw refuse(`illegal zero-prefixed version component ${quote(first)} in ${quote(text)}`);
  const [major, minor, ...rest] = parts.map((part) => component(part, text, refuse)) as [bigint, bigint];
  const normalized = `v${[major, minor, ...rest].join('.')}`;
  const version = profile.keepsVendorSuffix ? (text.startsWith('v') ? text : `v${text}`) : normalized;
  return { version, normalized, major: String(major), minor: String(minor) };
}

function component(part: string, text: string, refuse: (reason: string) => ChartwrightError): bigint {
  try {
    return parseUnsigned(part, 10, 64);
  } catch (error) {
    throw refuse(`illegal non-numeric version component ${quote(part)} in ${quote(text)}: ${errorText(error)}`);
  }
}

export interface CapabilitiesInput {
  readonly kubeVersion: KubeVersion;
  readonly apiVersions: readonly string[];
}

/** `.Capabilities`. */
export function capabilities(input: CapabilitiesInput, profile: Profile): GoObject {
  const apiVersions = typed([...input.apiVersions], versionSet(profile));
  return new GoObject(
    capabilitiesType(profile),
    new Map<string, GoObject | typeof apiVersions>([
      ['KubeVersion', kubeVersionObject(input.kubeVersion, profile)],
      ['APIVersions', apiVersions],
      ['HelmVersion', buildInfo(profile)],
    ]),
  );
}

function kubeVersionObject(version: KubeVersion, profile: Profile): GoObject {
  const fields: [string, string][] = [['Version', version.version]];
  if (profile.keepsVendorSuffix) fields.push(['normalizedVersion', version.normalized]);
  fields.push(['Major', version.major], ['Minor', version.minor]);
  return new GoObject(kubeVersionType(profile), new Map(fields), version);
}

/** Helm's own version, as `version` prints it. */
export function buildInfo(profile: Profile): GoObject {
  const fields: [string, string][] = [
    ['Version', `v${profile.name}`],
    ['GitCommit', ''],
    ['GitTreeState', ''],
    ['GoVersion', profile.goVersion],
  ];
  if (profile.reportsKubeClient) fields.push(['KubeClientVersion', profile.kubernetes.version.replace(/\.\d+$/, '')]);
  return new GoObject(BUILD_INFO, new Map(fields));
}

const versionSet = ({ valuesPackage }: Profile): GoType => ({
  name: `${valuesPackage}.VersionSet`,
  kind: 'slice',
  elem: STRING,
  methods: new Map([['Has', { params: 'string', call: (self: string[], version: string) => self.includes(version) }]]),
});

const kubeVersionType = ({ valuesPackage }: Profile): GoType => ({
  name: `${valuesPackage}.KubeVersion`,
  kind: 'struct',
  methods: new Map([
    [
      'String',
      {
        params: '',
        pointer: true,
        call: (self: GoObject) => (self.native as KubeVersion).normalized || (self.native as KubeVersion).version,
      },
    ],
    ['GitVersion', { params: '', pointer: true, call: (self: GoObject) => (self.native as KubeVersion).version }],
  ]),
});

const capabilitiesType = ({ valuesPackage }: Profile): GoType => ({
  name: `*${valuesPackage}.Capabilities`,
  kind: 'ptr',
  elem: { name: `${valuesPackage}.Capabilities`, kind: 'struct' },
  methods: new Map([['Copy', { params: '', pointer: true, call: (self: GoObject) => self }]]),
});

const JSON_NAMES: Readonly<Record<string, string>> = {
  Version: 'version',
  GitCommit: 'git_commit',
  GitTreeState: 'git_tree_state',
  GoVersion: 'go_version',
  KubeClientVersion: 'kube_client_version',
};

const BUILD_INFO: GoType = {
  name: 'version.BuildInfo',
  kind: 'struct',
  json: (self: GoObject) =>
    new GoObject(
      JSON_STRUCT,
      new Map(
        [...self.fields]
          .filter(([name, value]) => value !== '' || name === 'KubeClientVersion')
          .map(([name, value]) => [JSON_NAMES[name] ?? name, value]),
      ),
    ),
};
