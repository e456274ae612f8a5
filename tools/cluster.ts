/**
 * Runs a command beside a Kubernetes API server on its own etcd, on loopback. There is no kubelet and no controller: objects
 * are stored, validated, defaulted and patched, but no pod ever starts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 120_000;

/**
 * Runs a command with CHARTWRIGHT_CLUSTER set to the kubeconfig of a new cluster, and resolves to its exit code. Without etcd and
 * kube-apiserver in CHARTWRIGHT_CLUSTER_BIN or on PATH, the command runs without a cluster.
 */
export async function withCluster(command: readonly string[]): Promise<number> {
  const programs = [programPath('etcd'), programPath('kube-apiserver')];
  const [etcd, server] = programs;
  if (!etcd || !server) {
    console.log('no etcd and kube-apiserver: without a cluster');
    return run(command, process.env);
  }
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-cluster-'));
  const started: ChildProcess[] = [];
  try {
    const kubeconfig = await startCluster(folder, etcd, server, started);
    return await run(command, { ...process.env, CHARTWRIGHT_CLUSTER: kubeconfig });
  } finally {
    for (const child of started.reverse()) await stop(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

function programPath(name: string): string | undefined {
  const folders = [process.env.CHARTWRIGHT_CLUSTER_BIN, ...(process.env.PATH ?? '').split(delimiter)];
  return folders
    .filter((folder) => !!folder)
    .map((folder) => join(folder as string, name))
    .find(existsSync);
}

async function startCluster(folder: string, etcd: string, server: string, started: ChildProcess[]): Promise<string> {
  const at = (name: string): string => join(folder, name);
  const [clients, peers, port] = await freePorts(3);
  const [clientUrl, peerUrl] = [`http://127.0.0.1:${clients}`, `http://127.0.0.1:${peers}`];
  const token = randomBytes(16).toString('hex');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(at('accounts.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }));
  writeFileSync(at('tokens.csv'), `${token},admin,admin,system:masters\n`);
  writeFileSync(at('kubeconfig'), kubeconfig(Number(port), token));
  started.push(
    start(etcd, at('etcd.log'), {
      name: 'test',
      'data-dir': at('etcd'),
      'listen-client-urls': clientUrl,
      'advertise-client-urls': clientUrl,
      'listen-peer-urls': peerUrl,
      'initial-advertise-peer-urls': peerUrl,
      'initial-cluster': `test=${peerUrl}`,
      'unsafe-no-fsync': 'true',
      'log-level': 'error',
    }),
  );
  const apiServer = start(server, at('server.log'), {
    'etcd-servers': clientUrl,
    'bind-address': '127.0.0.1',
    'secure-port': String(port),
    'cert-dir': at('certificates'),
    'service-account-key-file': at('accounts.key'),
    'service-account-signing-key-file': at('accounts.key'),
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-cluster-ip-range': '10.0.0.0/16',
    'token-auth-file': at('tokens.csv'),
    'authorization-mode': 'RBAC',
    'disable-admission-plugins': 'ServiceAccount',
  });
  started.push(apiServer);
  const deadline = Date.now() + PATIENCE;
  while (!(await isReady(Number(port), token))) {
    if (apiServer.exitCode !== null || Date.now() > deadline) {
      throw new Error(`the API server does not start:\n${readFileSync(at('server.log'), 'utf8').slice(-2000)}`);
    }
    await pause(200);
  }
  return at('kubeconfig');
}

const kubeconfig = (port: number, token: string): string => `apiVersion: v1
kind: Config
clusters: [{name: test, cluster: {server: "https://127.0.0.1:${port}", insecure-skip-tls-verify: true}}]
users: [{name: admin, user: {token: ${token}}}]
contexts: [{name: test, context: {cluster: test, user: admin, namespace: default}}]
current-context: test
`;

function start(program: string, log: string, flags: Readonly<Record<string, string>>): ChildProcess {
  const file = openSync(log, 'w');
  const words = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  return spawn(program, words, { stdio: ['ignore', file, file] });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

function isReady(port: number, token: string): Promise<boolean> {
  return new Promise((done) => {
    const headers = { Authorization: `Bearer ${token}` };
    const asked = request({ host: '127.0.0.1', port, path: '/readyz', headers, rejectUnauthorized: false }, (response) => {
      response.resume().on('end', () => done(response.statusCode === 200));
    });
    asked.on('error', () => done(false));
    asked.end();
  });
}

/** Ports of loopback that nothing listens on. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

async function run([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [code] = (await once(spawn(program, args, { env, stdio: 'inherit' }), 'close')) as [number | null];
  return code ?? 1;
}
