/** A release as data output shows it, and the error if there is none. */
export { releaseObject } from '../../release/record/codec.ts';
export { ReleaseNotFound } from '../../storage/driver.ts';
