/** Plays sessions against an API server, and writes its answers down without what differs each time. */

import { request as http } from 'node:http';
import { request as https } from 'node:https';
import type { Session, Step } from './rows.ts';

export interface Access {
  readonly url: string;
  readonly token?: string;
}

export interface Reply {
  readonly code: number;
  readonly body: unknown;
}

/** The answers of a session, whose namespace is made for it and marked for deletion at its end. */
export async function playSession(access: Access, session: Session, namespace: string): Promise<Reply[]> {
  let listed = '';
  const send = async (step: Step) => {
    const named = JSON.parse(JSON.stringify(step).replaceAll('NS', namespace).replaceAll('LISTED', listed)) as Step;
    if (named[0].startsWith('WATCH')) return watch(access, named[0]);
    const reply = await ask(access, named);
    const { items, metadata } = reply.body as { items?: unknown; metadata?: { resourceVersion?: string } };
    if (items) listed = metadata?.resourceVersion ?? '';
    return reply;
  };
  await send(['POST /api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]);
  const replies: Reply[] = [];
  for (const step of session.steps) {
    if (step[0].startsWith('WAIT ')) await until(async () => (await send([step[0].replace('WAIT', 'GET')])).code === 200);
    else replies.push(plain(await send(step), namespace));
  }
  await send([`DELETE /api/v1/namespaces/${namespace}`]);
  return replies;
}

/** Asks again until it is so; only a real server takes more than one time. */
async function until(so: () => Promise<boolean>): Promise<void> {
  for (let times = 0; times < 100; times++) {
    if (await so()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('never came true');
}

function ask({ url, token }: Access, [line, body, type = 'application/json']: Step): Promise<Reply> {
  const [method, path] = line.split(' ') as [string, string];
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const headers = {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    accept: 'application/json',
    'user-agent': 'rows/1',
    ...(token && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https') ? https : http)(
      `${url}${path}`,
      { method, headers, rejectUnauthorized: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ code: response.statusCode as number, body: parse(Buffer.concat(chunks).toString()) }));
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

/** The first events of a watch: `WATCH:3 PATH`. */
async function watch({ url, token }: Access, line: string): Promise<Reply> {
  const [, count = '', path = ''] = /^WATCH:(\d+) (.*)$/.exec(line) ?? [];
  return new Promise((resolve, reject) => {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const request = (url.startsWith('https') ? https : http)(`${url}${path}`, { headers, rejectUnauthorized: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
        const lines = text.trimEnd().split('\n');
        if (lines.length < Number(count) || !text.endsWith('\n')) return;
        resolve({ code: response.statusCode as number, body: lines.slice(0, Number(count)).map(parse) });
        request.destroy();
      });
      response.on('error', () => undefined);
    });
    request.on('error', reject);
    request.end();
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const VARYING: Readonly<Record<string, string>> = {
  uid: 'UID',
  resourceVersion: 'RV',
  creationTimestamp: 'TIME',
  deletionTimestamp: 'TIME',
  time: 'TIME',
  continue: 'MORE',
  serverAddressByClientCIDRs: 'ADDRESS',
  storageVersionHash: 'HASH',
  lastTransitionTime: 'TIME',
  lastUpdateTime: 'TIME',
};

/** Kinds that the server fills with defaults, by what the sessions are about; an empty list has no end to be found by. */
function undefaulted(body: unknown): unknown {
  const object = body as {
    kind?: string;
    metadata?: { name?: string; generation?: number; continue?: string };
    spec?: { template: { spec: { containers: { name: string; image: string }[] } } };
  };
  if (object?.metadata?.continue === '') delete object.metadata.continue;
  if (object?.kind === 'CustomResourceDefinition') return { kind: object.kind, name: object.metadata?.name };
  if (object?.kind !== 'Deployment') return body;
  const containers = object.spec?.template.spec.containers.map((one) => `${one.name} ${one.image}`);
  return { kind: object.kind, generation: object.metadata?.generation, containers };
}

function plain(reply: Reply, namespace: string): Reply {
  const text = JSON.stringify({ ...reply, body: undefaulted(reply.body) }, (key, value) =>
    key in VARYING && value !== '' && value !== null ? VARYING[key] : value,
  );
  const named = text.replaceAll(namespace, 'NS').replace(/"name":"b-\w{5}"/g, '"name":"b-RANDOM"');
  const uids = named.replace(/(UID in object meta: |UID in record \()[\w-]+/g, '$1UID');
  return JSON.parse(uids);
}
