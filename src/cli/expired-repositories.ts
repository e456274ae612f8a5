/** Warns, before any command runs, about configured repositories that were moved long ago. */

import { quote } from '../go/strconv.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { exists } from '../host/files.ts';
import type { Io } from './io.ts';

/** The name that such a repository went by, its host of then, its address since. */
const EXPIRED = [
  ['stable', 'kubernetes-charts.storage.googleapis.com', 'https://charts.helm.sh/stable'],
  ['incubator', 'kubernetes-charts-incubator.storage.googleapis.com', 'https://charts.helm.sh/incubator'],
] as const;

/** Looks for them in repositories.yaml; a file that cannot be read has none. */
export async function warnOfExpiredRepositories(io: Io, path: string): Promise<void> {
  if (!mentionsAny(io, path)) return;
  const { listRepositories } = await import('../action/repository/repositories.ts');
  const repositories = await listRepositories(io.files, path);
  for (const [name, old, fresh] of EXPIRED) {
    const found = repositories.find((entry) => entry.name === name);
    if (!found) return;
    if (!found.url.includes(old)) continue;
    io.err(`WARNING: ${quote(old)} is deprecated for ${quote(name)} and will be deleted Nov. 13, 2020.
WARNING: You should switch to ${quote(fresh)} via:
WARNING: helm repo add ${quote(name)} ${quote(fresh)} --force-update
`);
  }
}

/** A first look that costs next to nothing. */
function mentionsAny({ files }: Io, path: string): boolean {
  if (!exists(files, path)) return false;
  try {
    const text = decodeUtf8(files.read(path));
    return EXPIRED.some(([, old]) => text.includes(old));
  } catch {
    return false;
  }
}
