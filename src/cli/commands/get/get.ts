/** `get`: what is recorded of a release. */
import { group } from '../../command.ts';

export const get = group(
  {
    use: 'get',
    short: 'download extended information of a named release',
    long: `
Prints what is recorded about the latest revision of a release, or about the one that
--revision names: its values, its manifest, its hooks, its notes and its metadata.
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
