/** The network as Node reaches it. Modules are loaded if they are needed. */
import type { Agent } from 'node:http';
import { attempt } from '../../../base/errors.ts';
import type { Network } from '../../network.ts';

const crypto = () => process.getBuiltinModule('node:crypto');

/** The network of this machine. */
export const nodeNetwork: Network = {
  connections(settings) {
    let agent: Agent | undefined;
    return {
      async exchange(request) {
        const { exchange, makeAgent } = await import('./connections.ts');
        agent ??= makeAgent(settings);
        return exchange(agent, request);
      },
    };
  },
  async resolve(name) {
    const { lookup } = process.getBuiltinModule('node:dns/promises');
    try {
      return (await lookup(name)).address;
    } catch {
      return '';
    }
  },
  listen: async (place, answer) => (await import('./listen.ts')).listen(place, answer),
  isCertificate: (pem) => attempt(() => new (crypto().X509Certificate)(pem)) !== undefined,
  pairFault(cert, key) {
    const certificate = attempt(() => new (crypto().X509Certificate)(cert));
    if (!certificate) return 'failed to parse certificate';
    const secret = attempt(() => crypto().createPrivateKey(Buffer.from(key)));
    if (!secret) return 'failed to parse private key';
    return certificate.checkPrivateKey(secret) ? undefined : 'private key does not match public key';
  },
};
