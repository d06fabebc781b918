// Whatever the plain lane takes, node:http reads as the same request: no byte may mean two things.
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import { duplexPair } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { parseRequest } from '../../../operator/activator/http/parse-request.ts';
import type { FuzzTarget } from '../target.ts';
import { oddRequest, plainRequest } from './requests.ts';

interface Read {
  message: IncomingMessage | undefined;
  body: Buffer;
  complete: boolean;
  failed: boolean;
}

/** What node:http makes of the same bytes: the first request. */
async function readByNode(bytes: Buffer): Promise<Read & { requests: number }> {
  const read = { message: undefined, body: Buffer.alloc(0), complete: false, failed: false, requests: 0 } as Read & {
    requests: number;
  };
  const server = createServer({ maxHeaderSize: 16_384 }, (message) => {
    read.requests++;
    if (read.message !== undefined) return;
    read.message = message;
    const parts: Buffer[] = [];
    message.on('data', (part: Buffer) => parts.push(part));
    message.on('end', () => {
      read.body = Buffer.concat(parts);
      read.complete = true;
    });
    message.on('error', () => undefined);
  });
  server.on('clientError', () => (read.failed = true));
  const [client, side] = duplexPair();
  client.on('error', () => undefined);
  side.on('error', () => undefined);
  client.resume();
  server.emit('connection', side);
  client.write(bytes);
  // The pair hands bytes on in the next turns of the loop.
  for (let turn = 0; turn < 4 && !read.failed && !read.complete; turn++)
    await new Promise((resolve) => setImmediate(resolve));
  client.destroy();
  side.destroy();
  server.close();
  return read;
}

export const plainRequestFuzz: FuzzTarget = {
  name: 'plain-request',
  async run(random, input) {
    const bytes = oddRequest(random);
    input(bytes);
    const parsed = parseRequest(bytes);
    const last = parseRequest(plainRequest(random));
    const known = typeof last === 'object' ? last.known : undefined;
    assert.ok(isDeepStrictEqual(parseRequest(bytes, known), parsed), 'a known head changes the answer');
    if (typeof parsed === 'object') {
      assert.ok(isDeepStrictEqual(parseRequest(bytes, parsed.known), parsed), 'its own head changes the answer');
    }
    if (parsed === 'other') return;
    const read = await readByNode(bytes);
    assert.equal(read.failed, false, 'node:http does not take it');
    assert.equal(read.complete, parsed !== 'partial');
    assert.equal(read.requests, 1);
    if (parsed === 'partial') return;
    const { message, body } = read;
    assert.equal(message?.method, parsed.head.method);
    assert.equal(message?.url, parsed.head.url);
    assert.deepEqual({ ...parsed.head.headers }, { ...message?.headers });
    assert.deepEqual(parsed.body, body);
  },
};
