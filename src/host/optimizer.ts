/** The engine's compilers, told how much work there is. Apart because it concerns the process, not the work. */

/** What Bun, which the single-file program is built with, has to say it. */
interface BunPolicy {
  readonly unsafe: { setJITPolicy(scale: number): void };
}

/** From this many bytes of templates on, compiling pays within one render. */
const MUCH = 200_000;

/**
 * V8 optimises a function after about 70 kB of bytecode run in it (V8's `interrupt-budget`), which in a process of a second
 * or two takes more time than it saves. Sixteen times that saves a third of the processor's time on 300 small charts,
 * half on one large one, and costs nothing on 3,000. Later V8s count calls instead, and do best by themselves. The single-file program starts with such a setting (tools/binary.ts).
 */
export function optimizeLater(): void {
  if (process.versions.bun || !process.versions.v8.startsWith('11.3.')) return;
  process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=1056000');
}

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
