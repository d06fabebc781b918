// What really ran, told by the handlers themselves: before it works, each sends its request's id in one datagram to this process,
// which no fault of a scenario touches. It has left the pod when the handler goes on, so a killed handler has told it, too. A
// datagram that were lost would show as a false success.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Values } from '../../support/installation.ts';

export interface Runs {
  address: string;
  port: number;
  /** Request id → pods that ran it, once for each time. */
  readonly pods: ReadonlyMap<string, readonly string[]>;
  close(): void;
}

const RECEIVE_BUFFER = 4 << 20;

export async function listenForRuns(address: string): Promise<Runs> {
  const pods = new Map<string, string[]>();
  const socket = createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BUFFER });
  socket.on('message', (message) => {
    const [id = '', pod = ''] = message.toString().split(' ');
    pods.set(id, [...(pods.get(id) ?? []), pod]);
  });
  socket.bind(0, address);
  await once(socket, 'listening');
  return { address, port: socket.address().port, pods, close: () => void socket.close() };
}

/** Function pods reach nothing but DNS and the activator unless the installation allows it. */
export const allowTelling = (address: string): Values => ({
  networkPolicy: {
    functionEgress: [{ to: [{ ipBlock: { cidr: `${address}/32` } }], ports: [{ protocol: 'UDP' }] }],
  },
});

/** A handler that tells, works for as long as its event says, and answers with the event's id, its own version and the one that it is told. */
export const tellingHandler = ({ address, port }: Runs, version = 0): string => `
import { createSocket } from 'node:dgram';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
const socket = createSocket('udp4').unref();
const tell = (id) => new Promise((resolve, reject) =>
  socket.send(id + ' ' + hostname(), ${port}, '${address}', (error) => (error ? reject(error) : resolve())));
export const handler = async ({ id, workMs }, { functionVersion }) => {
  await tell(id);
  await setTimeout(workMs);
  return { id, version: ${version}, functionVersion };
};`;
