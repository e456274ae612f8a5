/** `registry`: credentials for registries. */
import { group } from '../../command.ts';

export const registry = group(
  {
    use: 'registry',
    short: 'login to or logout from a registry',
    long: `
Stores and removes credentials for the registries that charts are pulled from and pushed
to. They are kept in $HELM_REGISTRY_CONFIG, in the form that container tools use.
`,
  },
  {
    login: async () => (await import('./login.ts')).registryLogin,
    logout: async () => (await import('./logout.ts')).registryLogout,
  },
);
