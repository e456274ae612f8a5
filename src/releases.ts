/** The library's public names for releases on a cluster: `chartwright/releases`. */

export type {
  InstallOptions,
  OperationOptions,
  ReleasesOptions,
  RollbackOptions,
  TestOptions,
  UninstallOptions,
  UpgradeOptions,
  WaitingOptions,
} from './action/release/options/release-options.ts';
export type { HookView, ReleaseView } from './action/release/release-view.ts';
export { Releases } from './action/release/releases.ts';
export type { ReleaseEvent } from './action/release/session.ts';
export { ChartwrightError, type ErrorCode } from './base/errors.ts';
export { ApiError, NoMatchError } from './kube/api-error.ts';
export type { Call, Transport } from './kube/transport.ts';
export type { PendingObject, WaitProgress } from './kube/wait/waiter.ts';
export type { Release, ReleaseStatus } from './release/record/release.ts';
export { type Driver, NoDeployedReleases, ReleaseExists, ReleaseNotFound } from './storage/driver.ts';
