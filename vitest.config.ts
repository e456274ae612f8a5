import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { TZ: 'UTC' },
    // Rows of the command line change the working folder, which threads share.
    pool: 'forks',
    maxWorkers: 2,
    reporters: [process.env.CI ? 'dot' : 'default', './tools/count-reporter.ts'],
    // Files share the modules of src, which keep no state that a test could see; tests replace no module.
    isolate: false,
    // A test fails by what it finds, not by how busy the machine is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
