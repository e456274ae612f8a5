/** The engine's compilers, told how much work there is. Apart because it concerns the process, not the work. */

/** What Bun, which the single-file program is built with, has to say it. */
interface BunPolicy {
  readonly unsafe: { setJITPolicy(scale: number): void };
}

/** From this many bytes of templates on, compiling pays within one render. */
const MUCH = 200_000;

let scale = Number.POSITIVE_INFINITY;

/**
 * Says how many bytes of templates are about to be rendered: JavaScriptCore, told to wait, goes ahead where there are many.
 * What was expected once holds: less work to come does not make it wait again.
 */
export function expectWork(bytes: number): void {
  const wanted = bytes === Number.POSITIVE_INFINITY ? 1 : 5;
  if (bytes < MUCH || wanted >= scale) return;
  scale = wanted;
  const { Bun } = globalThis as { Bun?: BunPolicy };
  Bun?.unsafe.setJITPolicy(scale);
}
