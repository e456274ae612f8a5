/** The git program of this machine. */
import { runCaptured } from '../../plugin/run-program.ts';
import type { RunGit } from './git.ts';

/** Runs git with an environment; it writes nothing, not even what it would refresh on the way. */
export function gitProgram(env: Readonly<Record<string, string | undefined>>): RunGit {
  return (args, cwd, input) => {
    const program = { program: 'git', args, env: { ...env, GIT_OPTIONAL_LOCKS: '0' }, cwd };
    return runCaptured(program, { stderr: 'keep', ...(input && { input }) });
  };
}
