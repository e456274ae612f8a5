/** A release through a Go template: `get all --template`. */
import type { Clock } from '../../host/clock.ts';
import type { Random } from '../../host/random.ts';
import type { Release } from '../../release/record/release.ts';
import { TemplateSet } from '../../template/template-set.ts';
import { releaseStruct } from './release-struct.ts';

export function templatedRelease(release: Release, template: string, env: { clock: Clock; random: Random }): string {
  const set = new TemplateSet<{ clock: Clock; random: Random }>({ funcs: {}, missingKey: 'invalid' });
  set.parse('_', template);
  return set.execute('_', new Map([['Release', releaseStruct(release)]]), env);
}
