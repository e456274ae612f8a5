/** The flags that name a post-renderer, and the way from them to a step of rendering. */
import { ChartwrightError, wrapError } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';
import type { PostRenderStep } from '../release/post-render/step.ts';
import type { Context } from './command.ts';
import { type FlagValues, list } from './flag.ts';

const PROGRAM_USAGE =
  'the path to an executable to be used for post rendering. If it exists in $PATH, the binary will be used, otherwise it will try to look for the executable at the given path';

export const postRenderFlags = {
  postRenderer: list('the name of a postrenderer type plugin to be used for post rendering. If it exists, the plugin will be used', {
    typeName: 'postRendererString',
    as: ({ postRendersFiles }) => (postRendersFiles ? undefined : { usage: PROGRAM_USAGE }),
  }),
  postRendererArgs: list('an argument to the post-renderer (can specify multiple)', {
    typeName: 'postRendererArgsSlice',
    defaultText: '[]',
  }),
};

type PostRenderValues = FlagValues<typeof postRenderFlags>;

const steps = new WeakMap<PostRenderValues, PostRenderStep>();

/** The post-renderer of the flags, undefined for none. Throws as a refused flag if there is no such post-renderer. */
export async function postRenderStepOf(context: Context, flags: PostRenderValues): Promise<PostRenderStep | undefined> {
  const step = steps.get(flags) ?? (await findStep(context, flags));
  if (step) steps.set(flags, step);
  return step;
}

/** Throws as a refused flag if there is no such post-renderer. */
export async function checkPostRenderer(context: Context, flags: PostRenderValues): Promise<void> {
  await postRenderStepOf(context, flags);
}

async function findStep(context: Context, flags: PostRenderValues): Promise<PostRenderStep | undefined> {
  const names = flags.postRenderer.filter((name) => name !== '');
  const [first, second] = names;
  if (first === undefined) return undefined;
  const { profile } = context.settings;
  if (second !== undefined && profile.postRendersFiles) {
    throw refused(second, new ChartwrightError('usage', 'cannot specify --post-renderer flag more than once'));
  }
  const [{ postRenderer }, { pluginDeps }] = await Promise.all([import('../action/plugin/post-renderer.ts'), import('./plugin-deps.ts')]);
  const name = names.at(-1) as string;
  try {
    return postRenderer(pluginDeps(context), name, flags.postRendererArgs, profile);
  } catch (error) {
    throw refused(name, error);
  }
}

function refused(name: string, error: unknown): ChartwrightError {
  return wrapError(`invalid argument ${quote(name)} for "--post-renderer" flag`, error, 'usage');
}
