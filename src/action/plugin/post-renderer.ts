/** Post-renderers: plugins by name, or, as Helm 3 has it, any program. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import type { Profile } from '../../helm/profile.ts';
import { findProgram } from '../../host/processes.ts';
import { findPlugin, pluginFolderList } from '../../plugin/find-plugins.ts';
import { runPostRenderer } from '../../plugin/invoke.ts';
import { postRenderStep } from '../../release/post-render/post-render.ts';
import type { PostRenderStep } from '../../release/post-render/step.ts';
import { absolute } from '../chart/open-chart.ts';
import type { PluginDeps } from './plugin-deps.ts';

type Deps = Pick<PluginDeps, 'files' | 'env' | 'processes' | 'log' | 'cwd' | 'streams' | 'pluginsDirectory'>;

/**
 * The step of rendering that a post-renderer takes: the plugin of that name, for Helm 3 the program. Throws if there is
 * none; the step throws if it fails.
 */
export function postRenderer(deps: Deps, name: string, args: readonly string[], profile: Profile): PostRenderStep {
  if (!profile.postRendersFiles) return postRenderStep(programPostRenderer(deps, name, args), profile);
  const plugin = findPlugin(deps, pluginFolderList(deps.pluginsDirectory), { name, type: 'postrenderer/v1' });
  return postRenderStep((stream) => runPostRenderer(plugin, args, stream, deps), profile);
}

function programPostRenderer(deps: Deps, name: string, args: readonly string[]): (stream: string) => string {
  const { env, cwd, processes } = deps;
  const program = absolute(cwd, programPath(name, deps));
  return (stream) => {
    const { exitCode, stdout, stderr } = processes.captureNow({ program, args, env }, { input: encodeUtf8(stream), stderr: 'keep' });
    if (exitCode === 0) return decodeUtf8(stdout);
    const status = exitCode < 0 ? 'signal: killed' : `exit status ${exitCode}`;
    throw new ChartwrightError('usage', `error while running command ${program}. error output:\n${decodeUtf8(stderr)}: ${status}`);
  };
}

function programPath(name: string, deps: Deps): string {
  try {
    if (name.includes('/')) checkExecutable(name, deps);
    return findProgram(deps.processes, { program: name, env: deps.env });
  } catch (error) {
    throw wrapError(`unable to find binary at ${name}`, error);
  }
}

/** exec.LookPath's way with names that are paths. */
function checkExecutable(path: string, { files, processes }: Deps): void {
  const refuse = (reason: string) => new ChartwrightError('io', `exec: ${quote(path)}: ${reason}`);
  let kind: string;
  try {
    kind = files.stat(path).kind;
  } catch (error) {
    throw refuse(errorText(error));
  }
  if (kind === 'directory') throw refuse('is a directory');
  if (!processes.isExecutable(path)) throw refuse('permission denied');
}
