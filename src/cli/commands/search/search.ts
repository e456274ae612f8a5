/** `search`: charts by words. */
import { group } from '../../command.ts';

export const search = group(
  {
    use: 'search',
    short: 'search for a keyword in charts',
    long: `
Searches for charts by words: 'search repo' in the repositories that 'repo add' added,
'search hub' on Artifact Hub or another hub.
`,
  },
  {
    hub: async () => (await import('./hub.ts')).searchHub,
    repo: async () => (await import('./repo.ts')).searchRepo,
  },
);
