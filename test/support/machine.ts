/** This machine's programs and network, for tests that run programs or talk to servers on loopback. */
import { nodeHost } from '../../src/host/node/host.ts';

export const MACHINE = { processes: nodeHost.processes, network: nodeHost.network };
