/** Folders under watch: a caller that waits for a change gets the files that were touched, once they have been quiet for a moment. */

export interface FolderWatch {
  /**
   * Makes these the watched folders; those that are not there are watched from the nearest one above that is. The result
   * returns whether some are new, in which something may have changed unseen. Throws an `io` error if the system watches no
   * more.
   */
  set(folders: Iterable<string>): boolean;
  /** Resolves to the touched paths, in all forms by which their folders were named; undefined once the watch is closed. */
  next(): Promise<ReadonlySet<string> | undefined>;
  /** Whether nobody has touched anything since. */
  isQuiet(): boolean;
  close(): void;
}
