/** Where releases are kept, by the value of HELM_DRIVER: one entry per name that Helm knows (pkg/action/action.go of Helm 4.3.1). `openStore` makes the store. */

export const STORAGE_DRIVERS = {
  '': 'secret',
  secret: 'secret',
  secrets: 'secret',
  configmap: 'configmap',
  configmaps: 'configmap',
  memory: 'memory',
  sql: 'sql',
} as const;

export type StorageKind = (typeof STORAGE_DRIVERS)[keyof typeof STORAGE_DRIVERS];

/** The kind of store that a name of HELM_DRIVER means; undefined for a name that Helm does not know. */
export function storageKind(driver: string): StorageKind | undefined {
  return Object.hasOwn(STORAGE_DRIVERS, driver) ? STORAGE_DRIVERS[driver as keyof typeof STORAGE_DRIVERS] : undefined;
}
