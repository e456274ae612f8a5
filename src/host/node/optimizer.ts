/** V8's compilers, set for a process that ends soon. */

/**
 * V8 optimises a function after about 70 kB of bytecode run in it (V8's `interrupt-budget`), which in a process of a second
 * or two takes more time than it saves. Sixteen times that saves a third of the processor's time on 300 small charts,
 * half on one large one, and costs nothing on 3,000. Later V8s count calls instead, and do best by themselves. The single-file program starts with such a setting (tools/binary.ts).
 */
export function optimizeLater(): void {
  if (process.versions.bun || !process.versions.v8.startsWith('11.3.')) return;
  process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=1056000');
}
