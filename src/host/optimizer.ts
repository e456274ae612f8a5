/** The engine's compilers, told that there is much to do. Separate because it concerns the process, not the work. */

/** What Bun, which the single-file program is built with, has to say it. */
interface BunPolicy {
  readonly unsafe: { setJITPolicy(scale: number): void };
}

/**
 * Says that much work is about to be done: JavaScriptCore, told to wait (tools/binary.ts), compiles what runs often at once.
 * One render, even of a large chart, ends before that pays.
 */
export function expectWork(): void {
  const { Bun } = globalThis as { Bun?: BunPolicy };
  Bun?.unsafe.setJITPolicy(1);
}
