import { readFileSync, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import SpawningFirst from './tools/spawning-first.ts';

/** A folder in memory for temporary files, where Linux has one with room in which programs can run: rows make thousands of small files. */
function memoryFolder(): string | undefined {
  const folder = '/dev/shm';
  try {
    const mounted = readFileSync('/proc/mounts', 'utf8').split('\n');
    const [, , , options = 'noexec'] = mounted.find((line) => line.includes(` ${folder} tmpfs `))?.split(' ') ?? [];
    const { bavail, bsize } = statfsSync(folder);
    return /\b(?:noexec|ro)\b/.test(options) || bavail * bsize < 2 ** 30 ? undefined : folder;
  } catch {
    return undefined;
  }
}

const temporary = process.env.TMPDIR ?? memoryFolder();

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { TZ: 'UTC', ...(temporary && { TMPDIR: temporary }) },
    // Rows of the command line change the working folder, which threads share.
    pool: 'forks',
    maxWorkers: 2,
    reporters: [process.env.CI ? 'dot' : 'default', './tools/count-reporter.ts'],
    // Files share the modules of src, which keep no state that a test could see; tests replace no module.
    isolate: false,
    sequence: { sequencer: SpawningFirst },
    // A test fails by what it finds, not by how busy the machine is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
