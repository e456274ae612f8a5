/** `dependency`: the charts that a chart needs. */
import { group } from '../../command.ts';

export const dependency = group(
  {
    use: 'dependency',
    aliases: ['dep', 'dependencies'],
    short: "manage a chart's dependencies",
    long: `
Manages the charts that a chart depends on: declares them, lists them, and fetches them
into its charts/ folder.

A chart declares its dependencies in Chart.yaml, each with a name, a version range
and the repository that holds it (a URL, oci://, file://, or @NAME for a repository
that 'repo add' knows):

    dependencies:
      - name: redis
        version: ^20.0.0
        repository: https://charts.example.com
        condition: redis.enabled

'dependency update' resolves the ranges and writes Chart.lock, 'dependency build'
restores the versions in Chart.lock.
`,
  },
  {
    add: async () => (await import('./add.ts')).dependencyAdd,
    build: async () => (await import('./build.ts')).dependencyBuild,
    list: async () => (await import('./list.ts')).dependencyList,
    update: async () => (await import('./update.ts')).dependencyUpdate,
  },
);
