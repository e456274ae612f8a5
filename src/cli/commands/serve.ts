/** `serve`: a chart repository for this machine, out of a folder of packages. */
import { serveCharts } from '../../action/serve/chart-server.ts';
import { atMost, type Command } from '../command.ts';

export const serve: Command = {
  use: 'serve [DIR]',
  long: `
Serves the packages in a folder as a chart repository, until it is stopped (Ctrl-C).

The index is made of what is in the folder, and in the folders right below it, and
follows as packages come and go; nothing is written. A browser finds a list of the
charts there, and a page for each with its README and values:

    $ chartwright package ./web -d dist
    $ chartwright serve dist
    $ helm repo add local http://127.0.0.1:8879

Only this machine can reach it unless --address says otherwise; there are no
passwords and no encryption.
`,
  flags: () => [
    { name: 'address', type: 'string', default: '127.0.0.1:8879', usage: 'address to listen on, as host:port' },
    { name: 'url', type: 'string', usage: 'url of the chart repository, for the index; relative where not set' },
  ],
  args: atMost(1),
  async run({ io, log }, [folder = '.'], flags) {
    const server = await serveCharts({
      files: io.files,
      folder,
      address: flags.text('address'),
      url: flags.text('url'),
      clock: io.clock,
      log,
    });
    const stopped = new Promise<void>((stop) => {
      io.onInterrupt?.(stop);
    });
    io.out(`Serving ${server.charts} chart${server.charts === 1 ? '' : 's'} from ${folder} on ${server.url}\n`);
    await stopped;
    await server.close();
  },
};
