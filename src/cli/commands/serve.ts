/** `serve`: a chart repository for this machine, out of a folder of packages. */
import { serveCharts } from '../../action/serve/chart-server.ts';
import { atMost, command } from '../command.ts';
import { text } from '../flag.ts';

export const serve = command({
  use: 'serve [DIR]',
  ours: true,
  short: 'serve a folder of packages as a chart repository',
  long: `
Serves the packages in DIR (default: the current folder) as a chart repository until it is
stopped (Ctrl-C).

The index is made from the packages in the folder and in the folders directly below it,
and is updated when packages are added or removed; nothing is written. Browsers get a list
of the charts, and a page for each with its README and values.

Only this machine can reach the server unless --address says otherwise; there are no
passwords and no encryption.
`,
  examples: `
  # serve what 'package' wrote into dist
  PROGRAM package ./web -d dist
  PROGRAM serve dist

  # in another terminal: use it as a repository
  PROGRAM repo add local http://127.0.0.1:8879
`,
  flags: {
    address: text('address to listen on, as host:port', { default: '127.0.0.1:8879' }),
    url: text('URL of the chart repository, for the index (default: relative URLs)'),
  },
  args: atMost(1),
  async run({ io, log }, [folder = '.'], { address, url }) {
    const server = await serveCharts({ files: io.files, clock: io.clock, network: io.network, folder, address, url, log });
    const stopped = new Promise<void>((stop) => {
      io.onInterrupt?.(stop);
    });
    io.out(`Serving ${server.charts} chart${server.charts === 1 ? '' : 's'} from ${folder} on ${server.url}\n`);
    await stopped;
    await server.close();
  },
});
