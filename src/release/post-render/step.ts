/** Where a post-renderer comes in. Separate so that rendering without one loads nothing of it. */
import { FUNCTION, type Kind, record } from '../../base/kinds.ts';

/** One of two ways, by version of Helm. Made by postRenderStep. */
export interface PostRenderStep {
  /** Gets all rendered files before they are taken for manifests and hooks, and gives back files. (4) */
  readonly files?: (files: ReadonlyMap<string, string>) => Map<string, string>;
  /** Gets the text of CRDs and manifests as they are printed, without hooks. (3) */
  readonly manifests?: (text: string) => string;
}

export const POST_RENDER_STEP: Kind<PostRenderStep> = record<PostRenderStep>({ files: FUNCTION, manifests: FUNCTION });
