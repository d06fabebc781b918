// HTTP/2 as either end of Attach reads it: nothing is thrown, nothing is said after the end, memory stays in proportion, and
// however the bytes are cut they say the same.
import assert from 'node:assert/strict';
import { Connection } from '../../../runtime-shim/grpc/connection.ts';
import { cut } from '../mutate.ts';
import type { FuzzTarget } from '../target.ts';
import { FedSocket } from '../../support/fed-socket.ts';
import { oddStream } from './streams.ts';

interface Heard {
  fields: [string, string][][];
  data: Buffer;
  ends: number;
  closed: string | undefined;
}

async function hear(pieces: Buffer[], role: 'client' | 'server'): Promise<Heard> {
  const socket = new FedSocket();
  const heard: Heard = { fields: [], data: Buffer.alloc(0), ends: 0, closed: undefined };
  const stillOpen = (): void => assert.equal(heard.closed, undefined, 'an event after close');
  new Connection(socket.asSocket, role, 100_000, {
    fields: (fields) => (stillOpen(), void heard.fields.push([...fields])),
    data: (bytes) => (stillOpen(), void (heard.data = Buffer.concat([heard.data, bytes]))),
    end: () => (stillOpen(), void heard.ends++),
    drain: () => undefined,
    close: (reason) => (stillOpen(), void (heard.closed = reason)),
  });
  let fed = 0;
  for (const piece of pieces) {
    if (!socket.feed(piece)) break;
    fed += piece.length;
  }
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(socket.destroyed, heard.closed !== undefined, 'closed, and not told');
  assert.ok(socket.written <= 200 + 4 * fed, `${socket.written} bytes said to ${fed}`);
  const result = { ...heard };
  socket.destroy();
  return result;
}

export const connectionFuzz: FuzzTarget = {
  name: 'connection',
  async run(random, input) {
    const role = random.pick(['client', 'server'] as const);
    const bytes = oddStream(random, role === 'server' ? 'client' : 'server');
    input(bytes);
    const whole = await hear([bytes], role);
    const pieces = cut(bytes, random);
    assert.deepEqual(await hear(pieces, role), whole, `in ${pieces.length} pieces`);
    assert.ok(whole.data.length <= bytes.length);
  },
};
