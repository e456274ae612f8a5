/** The program itself: its help texts, and the commands below it. */
import type { CommandGroup, CommandTable } from '../command.ts';
import { bool } from '../flag.ts';

export function rootCommand(program: string, commands: CommandTable): CommandGroup {
  return { use: program, short: '', long: LONG, commands, flags: { version: bool('print the version of this program') } };
}

const LONG = `
The package manager of Kubernetes: charts in, manifests out, byte for byte as Helm prints
them.

Common commands:

- template:         render a chart and print its manifests
- install, upgrade: install a chart on a cluster, upgrade its release
- list, status:     show the releases on a cluster
- lint, unittest:   find mistakes in a chart, run its tests
- pull, show:       fetch a chart, print its contents
- explain:          show where a value comes from
- batch:            render many charts at once

The environment variables are those of Helm:

| Name                       | Meaning                                              |
|----------------------------|------------------------------------------------------|
| $HELM_CACHE_HOME           | folder of cached files                               |
| $HELM_CONFIG_HOME          | folder of configuration                              |
| $HELM_DATA_HOME            | folder of plugins and starters                       |
| $HELM_DEBUG                | print debug messages, as --debug                     |
| $HELM_DRIVER               | storage of releases: secret, configmap, memory, sql  |
| $HELM_NAMESPACE            | namespace, as --namespace                            |
| $HELM_PLUGINS              | folder of plugins                                    |
| $HELM_NO_PLUGINS           | disable plugins, if set to 1                         |
| $HELM_REGISTRY_CONFIG      | file with the credentials for registries             |
| $HELM_REPOSITORY_CACHE     | folder of the indexes of repositories                |
| $HELM_REPOSITORY_CONFIG    | file with the list of repositories                   |
| $HELM_COLOR, $NO_COLOR     | colours: never, auto or always; 1 for never          |
| $KUBECONFIG                | files with clusters and contexts                     |
| $SOURCE_DATE_EPOCH         | time of the files in packages                        |
| $CHARTWRIGHT_HELM_VERSION  | version of Helm to behave as, as --helm-version      |

'PROGRAM env' prints the current settings. Flags override variables.
`;
