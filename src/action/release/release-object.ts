/** A release as data output shows it, and what says that there is none. */
export { releaseObject } from '../../release/record/codec.ts';
export { ReleaseNotFound } from '../../storage/driver.ts';
