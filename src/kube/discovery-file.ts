/** Keeps what a server has in a file, for as long as kubectl and Helm keep it. */
import { attempt } from '../base/errors.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { Clock } from '../host/clock.ts';
import type { Files } from '../host/files.ts';
import type { DiscoveryCache } from './discovery.ts';

/** Nanoseconds: six hours. */
const LIFETIME = 6n * 3600n * 1_000_000_000n;

/** One file per server below `folder`. A file that can't be read or written is as good as none. */
export function discoveryFile(files: Files, clock: Clock, folder: string, server: string): DiscoveryCache {
  const path = `${folder}/${server.replace(/^https?:\/\//, '').replace(/[^\w.]/g, '_')}.json`;
  const options = { mode: 0o600, folderMode: 0o750 };
  return {
    read: () =>
      attempt(() => {
        const [time, text] = split(decodeUtf8(files.read(path)));
        return clock.now() - BigInt(time) < LIFETIME ? text : undefined;
      }),
    write: (text) => void attempt(() => files.write(path, `${clock.now()}\n${text}`, options)),
    drop: () => void attempt(() => files.remove(path)),
  };
}

function split(text: string): [string, string] {
  const end = text.indexOf('\n');
  return [text.slice(0, end), text.slice(end + 1)];
}
