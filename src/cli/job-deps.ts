/** What rendering jobs and checking charts need of the surroundings, in the first thread and in those that help it. */
import type { ThreadDeps } from '../action/batch/assignment.ts';
import type { CheckDeps } from '../action/check/check.ts';
import { silent } from '../base/log.ts';
import type { Context } from './command.ts';
import { remoteAccess } from './remotes.ts';

/** Downloads print their messages on standard error, without a progress bar. */
export function jobDeps(context: Context, offline: boolean): ThreadDeps {
  const { files, clock, random, network, err } = context.io;
  const quiet = { ...context, io: { ...context.io, terminal: false }, log: silent };
  return {
    files,
    writer: files,
    clock,
    random,
    lookupHost: (name) => network.resolve(name),
    ...remoteAccess(quiet, offline, { say: err, registrySay: err }),
  };
}

export function checkDeps(context: Context, offline: boolean): CheckDeps & Pick<Context['io'], 'files'> {
  const { io, settings, log } = context;
  const { files, cwd, stdin, clock, random } = io;
  return { files, profile: settings.profile, log, cwd, stdin, clock, random, ...remoteAccess(context, offline) };
}
