/** `get`: what is recorded of a release. */
import { group } from '../../command.ts';

export const get = group(
  {
    use: 'get',
    short: 'download extended information of a named release',
    long: `
Prints what is recorded of a release, of its latest revision or of the one that
--revision names: the values that it was made with, its manifest, its hooks, its notes
and what it is.
`,
  },
  {
    all: async () => (await import('./all.ts')).getAll,
    hooks: async () => (await import('./parts.ts')).getHooks,
    manifest: async () => (await import('./parts.ts')).getManifest,
    metadata: async () => (await import('./metadata.ts')).getMetadata,
    notes: async () => (await import('./parts.ts')).getNotes,
    values: async () => (await import('./values.ts')).getValues,
  },
);
