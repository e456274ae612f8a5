/** The history of releases over a driver: by name and revision, pruned to a maximum. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { type Log, silent } from '../base/log.ts';
import { refusalIn } from '../kube/api-error.ts';
import { byRevision, type Release } from '../release/record/release.ts';
import { type Driver, NoDeployedReleases, ReleaseNotFound } from './driver.ts';

export class Storage {
  readonly driver: Driver;
  private readonly log: Log;

  constructor(driver: Driver, log: Log = silent) {
    this.driver = driver;
    this.log = log;
  }

  get(name: string, version: number): Promise<Release> {
    this.debug('getting release', 'key', recordKey(name, version));
    return this.driver.get(recordKey(name, version));
  }

  /** Keeps at most `maximum` revisions with the new one; 0 is no limit. */
  async create(release: Release, maximum = 0): Promise<void> {
    this.debug('creating release', 'key', recordKey(release.name, release.version));
    if (maximum > 0) await this.prune(release.name, maximum - 1);
    await this.driver.create(recordKey(release.name, release.version), release);
  }

  update(release: Release): Promise<void> {
    this.debug('updating release', 'key', recordKey(release.name, release.version));
    return this.driver.update(recordKey(release.name, release.version), release);
  }

  delete(name: string, version: number): Promise<Release> {
    this.debug('deleting release', 'key', recordKey(name, version));
    return this.driver.delete(recordKey(name, version));
  }

  /** All revisions, in the store's order. Throws `ReleaseNotFound`. */
  history(name: string): Promise<Release[]> {
    this.debug('getting release history', 'name', name);
    return this.driver.query({ name, owner: 'helm' });
  }

  /** The newest revision. */
  async last(name: string): Promise<Release> {
    this.debug('getting last revision', 'name', name);
    const last = byRevision(await this.history(name)).at(-1);
    if (!last) throw new ChartwrightError('cluster', `no revision for release "${name}"`);
    return last;
  }

  /** The newest revision that is deployed. Throws `NoDeployedReleases`. */
  async deployed(name: string): Promise<Release> {
    const last = byRevision(await this.deployedAll(name)).at(-1);
    if (!last) throw new NoDeployedReleases(name);
    return last;
  }

  async deployedAll(name: string): Promise<Release[]> {
    this.debug('getting deployed releases', 'name', name);
    try {
      return await this.driver.query({ name, owner: 'helm', status: 'deployed' });
    } catch (error) {
      // Helm looks for these words in a server's message, too.
      const isMissing = error instanceof ReleaseNotFound || refusalIn(error)?.status.message.includes('not found');
      throw isMissing ? new NoDeployedReleases(name) : error;
    }
  }

  private debug(message: string, field: string, value: string): void {
    this.log({ level: 'debug', message, attributes: [[field, value]] });
  }

  /** Deletes the oldest revisions down to `maximum`, never the one that is deployed. */
  private async prune(name: string, maximum: number): Promise<void> {
    let revisions: Release[];
    try {
      revisions = byRevision(await this.history(name));
    } catch (error) {
      if (error instanceof ReleaseNotFound) return;
      throw error;
    }
    if (revisions.length <= maximum) return;
    const deployed = await this.deployed(name).catch((error) => {
      if (error instanceof NoDeployedReleases) return undefined;
      throw error;
    });
    const spare = revisions.filter(({ version }) => version !== deployed?.version).slice(0, revisions.length - maximum);
    const faults: unknown[] = [];
    for (const { version } of spare) await this.delete(name, version).catch((error) => faults.push(error));
    const [first] = faults;
    if (faults.length > 1)
      throw new ChartwrightError('cluster', `encountered ${faults.length} deletion errors. First is: ${errorText(first)}`);
    if (faults.length === 1) throw first;
  }
}

/** `sh.helm.release.v1.web.v3`. */
export function recordKey(name: string, version: number): string {
  return `sh.helm.release.v1.${name}.v${version}`;
}
