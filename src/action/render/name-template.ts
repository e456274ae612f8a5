/** `--name-template`: a release's name as a template, with the functions of sprig alone. */

import { type SprigEnv, sprigFunctions } from '../../funcs/sprig.ts';
import type { Host } from '../../host/host.ts';
import { TemplateSet } from '../../template/template-set.ts';
import { Answers, withAnswers } from './answers.ts';

/** What a name can be made of. */
export type NameEnv = Pick<Host, 'clock' | 'random' | 'env' | 'network'>;

/** Renders the name. getHostByName uses the system's resolver, independently of flags. */
export function renderName(text: string, { clock, random, env, network }: NameEnv): Promise<string> {
  const set = new TemplateSet<SprigEnv>({ funcs: sprigFunctions(), name: 'name-template', missingKey: 'invalid' });
  set.parse('name-template', text);
  const hosts = new Answers((name) => network.resolve(name));
  const render = () => set.execute('name-template', null, { clock, random, resolveHost: hosts.ask, variables: env });
  return withAnswers([hosts], () => {}, render);
}
