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
- install, upgrade: put a chart on a cluster, change what is there
- list, status:     see what is on a cluster
- lint, unittest:   look for mistakes in a chart, run its tests
- pull, show:       fetch a chart, print what it holds
- explain:          see where a value comes from
- batch:            render many charts in one go

Helm's environment variables hold here, too:

| Name                       | Meaning                                              |
|----------------------------|------------------------------------------------------|
| $HELM_CACHE_HOME           | folder of what is fetched and can be fetched again   |
| $HELM_CONFIG_HOME          | folder of what is configured                         |
| $HELM_DATA_HOME            | folder of plugins and starters                       |
| $HELM_DEBUG                | print debug messages, as --debug                     |
| $HELM_DRIVER               | where releases are kept                              |
| $HELM_NAMESPACE            | namespace, as --namespace                            |
| $HELM_PLUGINS              | folder of plugins                                    |
| $HELM_NO_PLUGINS           | 1: use no plugins                                    |
| $HELM_REGISTRY_CONFIG      | file of credentials for registries                   |
| $HELM_REPOSITORY_CACHE     | folder of indexes of repositories                    |
| $HELM_REPOSITORY_CONFIG    | file of repositories                                 |
| $HELM_COLOR, $NO_COLOR     | when to use colours: never, auto or always; 1: never |
| $KUBECONFIG                | files of clusters and contexts                       |
| $SOURCE_DATE_EPOCH         | time of the files in packages                        |
| $CHARTWRIGHT_HELM_VERSION  | Helm whose output is printed, as --helm-version      |

'PROGRAM env' prints the settings in force. Flags win over variables.
`;
