/** Gives memory back at once, if the platform lets a program ask: engines that see the heap alone collect large buffers late. */
export function freeMemory(): void {
  const { Bun, gc } = globalThis as { Bun?: { gc: (now: boolean) => void }; gc?: () => void };
  if (Bun) Bun.gc(true);
  else gc?.();
}
