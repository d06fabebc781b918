// What a peer may get wrong at the end of a stream.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { encodeFrame, flag, frameType } from '../../../../runtime-shim/grpc/frames.ts';
import { encodeFields, type Field } from '../../../../runtime-shim/grpc/hpack.ts';
import { attachService, StreamError } from '../../../../runtime-shim/proto/index.ts';
import { dial } from '../../../../runtime-shim/supervisor/attach-dial.ts';
import { createTlsServer, makeAuthority, makeServing } from '../../../support/certificates.ts';
import { frame } from '../../../support/grpc-frame.ts';

const fields = (ends: boolean, ...all: Field[]): Buffer =>
  encodeFrame(frameType.headers, flag.endHeaders | (ends ? flag.endStream : 0), 1, encodeFields(all));
const HEAD = fields(false, [':status', '200'], ['content-type', 'application/grpc']);
const WELCOME = frame(attachService.attach.responseSerialize({ welcome: { session: 's' } }));

const serving = await makeServing([await makeAuthority()]);

/** What the shim makes of these bytes: messages until the stream ends, how it ended, messages after that. */
async function hear(bytes: Buffer) {
  const server = createTlsServer(serving, (socket) => {
    socket.on('error', () => undefined);
    socket.resume();
    socket.end(bytes);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const stream = dial(`127.0.0.1:${(server.address() as AddressInfo).port}`, serving.bundle);
  const messages = { before: 0, after: 0 };
  let over = false;
  stream.on('data', () => void (over ? messages.after++ : messages.before++));
  const error = await new Promise<Error>((resolve) => {
    stream.on('error', resolve);
    stream.on('end', () => resolve(new Error('it ended well')));
  });
  over = true;
  await new Promise((resolve) => setImmediate(resolve));
  server.close();
  return { ...messages, error };
}

describe('a stream that the activator ends', () => {
  for (const [status, message, code, shown] of [
    ['16', 'no%20key', 16, 'no key'],
    ['16', 'no %zz key', 16, 'no %zz key'],
    ['14', '100%', 14, '100%'],
    ['none', '', 2, ''],
    ['-1', '', 2, ''],
    ['', '', 2, ''],
  ] as const) {
    it(`with status '${status}' and message '${message}' has code ${code}`, async () => {
      const trailers = fields(true, ['grpc-status', status], ['grpc-message', message]);
      const { error } = await hear(Buffer.concat([HEAD, trailers]));
      assert.ok(error instanceof StreamError);
      assert.equal(error.code, code);
      assert.equal(error.message, shown);
    });
  }

  it('with what is no message brings no message after that', async () => {
    const data = [frame(Buffer.from('ffff', 'hex')), WELCOME].map((bytes) => encodeFrame(frameType.data, 0, 1, bytes));
    const { before, after, error } = await hear(Buffer.concat([HEAD, ...data]));
    assert.deepEqual([before, after], [0, 0]);
    assert.ok(error instanceof StreamError);
  });
});
