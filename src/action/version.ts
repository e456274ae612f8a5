/** What `version` prints. */

import { sprintf } from '../go/fmt.ts';
import type { Profile } from '../helm/profile.ts';
import { buildInfo } from '../render/capabilities.ts';
import { TemplateSet } from '../template/template-set.ts';

export interface VersionOptions {
  readonly short: boolean;
  /** A Go template over the build information; empty for none. */
  readonly template: string;
}

/** Helm's version as `version` prints it. Throws template errors. */
export function versionText(profile: Profile, options: VersionOptions): string {
  const info = buildInfo(profile);
  if (options.template) {
    const set = new TemplateSet<undefined>({ funcs: Object.create(null) });
    set.parse('_', options.template);
    return set.execute('_', info, undefined);
  }
  return options.short ? `v${profile.name}\n` : sprintf('%#v\n', [info]);
}
