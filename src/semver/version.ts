/** Versions under one name: read, compared, printed, and as template values. */
export {
  compareVersions,
  parseStrictVersion,
  parseVersion,
  readStrictVersion,
  readVersion,
  type Version,
  versionString,
} from './parse-version.ts';
export { SEMVER_VERSION, versionObject } from './version-object.ts';
