/** What replaced commands and flags of former Helms. */

/** Commands that Helm 3 dropped, by name. `PROGRAM` stands for the program's name. */
export const REPLACED_COMMANDS: ReadonlyMap<string, string> = new Map([
  ['init', 'nothing has to be set up since Helm 3: there is no Tiller, and folders are created when they are needed'],
  ['reset', "there is no Tiller to remove since Helm 3; 'PROGRAM uninstall' removes a release"],
  ['home', "'PROGRAM env' prints the folders that are used"],
]);

/** Flags that are gone, by name, with those of the commands that had them. */
export const REPLACED_FLAGS: ReadonlyMap<string, string> = new Map([
  ['name', "the name of a release is the first argument: 'PROGRAM install NAME CHART'"],
  ['purge', 'releases are removed with their history; --keep-history keeps it'],
  ['tiller-namespace', 'there is no Tiller since Helm 3'],
  ['tiller-connection-timeout', 'there is no Tiller since Helm 3'],
  ['home', "the variables that 'PROGRAM env' prints set the folders"],
  ['host', 'there is no Tiller since Helm 3'],
  ['recreate-pods', "an annotation with a checksum in the pod's template restarts pods when their configuration changes"],
]);
