/** Post-renderers: plugins by name, or, as Helm 3 has it, any program. */
import { accessSync, constants, statSync } from 'node:fs';
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import type { Profile } from '../../helm/profile.ts';
import { diskError } from '../../host/node/disk-error.ts';
import { findPlugin, pluginFolderList } from '../../plugin/find-plugins.ts';
import { runPostRenderer } from '../../plugin/invoke.ts';
import { findProgram, runCaptured } from '../../plugin/run-program.ts';
import { postRenderStep } from '../../release/post-render/post-render.ts';
import type { PostRenderStep } from '../../release/post-render/step.ts';
import { absolute } from '../chart/open-chart.ts';
import type { PluginDeps } from './plugin-deps.ts';

type Deps = Pick<PluginDeps, 'files' | 'env' | 'log' | 'cwd' | 'streams' | 'pluginsDirectory'>;

/**
 * The step of rendering that a post-renderer takes: the plugin of that name, for Helm 3 the program. Throws where there
 * is none; the step throws where it fails.
 */
export function postRenderer(deps: Deps, name: string, args: readonly string[], profile: Profile): PostRenderStep {
  if (!profile.postRendersFiles) return postRenderStep(programPostRenderer(deps, name, args), profile);
  const plugin = findPlugin(deps, pluginFolderList(deps.pluginsDirectory), { name, type: 'postrenderer/v1' });
  return postRenderStep((stream) => runPostRenderer(plugin, args, stream, deps), profile);
}

function programPostRenderer({ env, cwd }: Deps, name: string, args: readonly string[]): (stream: string) => string {
  const program = absolute(cwd, programPath(name, env));
  return (stream) => {
    const { exitCode, stdout, stderr } = runCaptured({ program, args, env }, { input: encodeUtf8(stream), stderr: 'keep' });
    if (exitCode === 0) return decodeUtf8(stdout);
    const status = exitCode < 0 ? 'signal: killed' : `exit status ${exitCode}`;
    throw new ChartwrightError('usage', `error while running command ${program}. error output:\n${decodeUtf8(stderr)}: ${status}`);
  };
}

function programPath(name: string, env: Deps['env']): string {
  try {
    if (name.includes('/')) checkExecutable(name);
    return findProgram({ program: name, env });
  } catch (error) {
    throw wrapError(`unable to find binary at ${name}`, error);
  }
}

/** exec.LookPath's way with names that are paths. */
function checkExecutable(path: string): void {
  const refuse = (reason: string) => new ChartwrightError('io', `exec: ${quote(path)}: ${reason}`);
  try {
    if (statSync(path).isDirectory()) throw refuse('is a directory');
    accessSync(path, constants.X_OK);
  } catch (error) {
    if (error instanceof ChartwrightError) throw error;
    if ((error as NodeJS.ErrnoException).syscall === 'access') throw refuse('permission denied');
    throw refuse(errorText(diskError('stat', path, error)));
  }
}
