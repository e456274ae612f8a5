/** Servers on loopback that answer a connection with given bytes, however wrong. */
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface NastyServer {
  readonly port: number;
  close(): void;
}

/** Hands each connection to `answer`. */
export async function nastyServer(answer: (socket: Socket) => void): Promise<NastyServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    answer(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** Answers any request with this text; keeps the connection open where `end` is false. */
export function says(text: string, end = true): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      socket.write(text);
      if (end) socket.end();
    });
  };
}

/** Answers any request with a text, and continues with another for as long as anybody reads. */
export const flood =
  (head: string, more: string | Buffer) =>
  (socket: Socket): void => {
    socket.once('data', () => {
      socket.write(head);
      const go = (): void => {
        while (!socket.destroyed && socket.writable && socket.write(more));
      };
      socket.on('drain', go);
      go();
    });
  };
