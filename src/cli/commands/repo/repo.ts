/** `repo`: chart repositories. */
import { group } from '../../command.ts';

export const repo = group(
  {
    use: 'repo',
    short: 'add, list, remove, update, and index chart repositories',
    long: `
Manages chart repositories: web servers with packages and an index of them.

'repo add' gives a repository a name, under which its charts are found as NAME/CHART.
The indexes are kept on this machine; 'repo update' fetches new ones. 'repo index' makes
the index of a repository of your own. Registries (oci://) are not repositories in this
sense; see 'registry' and 'push'.
`,
  },
  {
    add: async () => (await import('./add.ts')).repoAdd,
    index: async () => (await import('./index.ts')).repoIndex,
    list: async () => (await import('./list.ts')).repoList,
    remove: async () => (await import('./remove.ts')).repoRemove,
    update: async () => (await import('./update.ts')).repoUpdate,
  },
);
