/** The git program of this machine. */
import type { Host } from '../../host/host.ts';
import type { RunGit } from './git.ts';

/** Runs git with an environment; it writes nothing, not even what it would refresh on the way, and has English messages. */
export function gitProgram({ env, processes }: Pick<Host, 'env' | 'processes'>): RunGit {
  return (args, cwd, input) => {
    const program = { program: 'git', args, env: { ...env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }, cwd };
    return processes.captureNow(program, { stderr: 'keep', ...(input && { input }) });
  };
}
