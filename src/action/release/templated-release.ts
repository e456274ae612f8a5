/** A release through a Go template: `get all --template`. */
import type { Profile } from '../../helm/profile.ts';
import type { Release } from '../../release/record/release.ts';
import { TemplateSet } from '../../template/template-set.ts';
import { releaseStruct } from './release-struct.ts';

/** Returns the output to `print` as it comes: what is before an error is printed, too. Throws template errors. */
export function printTemplated(release: Release, template: string, profile: Profile, print: (text: string) => void): void {
  const set = new TemplateSet<undefined>({ funcs: {}, missingKey: 'invalid', sink: () => ({ write: print, end: () => '' }) });
  set.parse('_', template);
  set.execute('_', new Map([['Release', releaseStruct(release, profile)]]), undefined);
}
