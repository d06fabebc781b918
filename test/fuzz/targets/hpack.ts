// Header compression: what nghttp2 packs we read as it was, what we write we read, and what is neither is an HpackError.
import assert from 'node:assert/strict';
import http2, { type ClientHttp2Session } from 'node:http2';
import { duplexPair, type Duplex } from 'node:stream';
import { PREFACE } from '../../../runtime-shim/grpc/connection.ts';
import {
  encodeFrame,
  encodeSettings,
  flag,
  FrameReader,
  frameType,
  setting,
  unpad,
} from '../../../runtime-shim/grpc/frames.ts';
import { encodeFields, FieldDecoder, HpackError, type Field } from '../../../runtime-shim/grpc/hpack.ts';
import { mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import { expectOnly, type FuzzTarget } from '../target.ts';

const names = [
  'user-agent',
  'x-a',
  'x-b',
  'grpc-message',
  'accept',
  'cache-control',
  'x-'.padEnd(100, 'n'),
  'content-type',
];
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789-_%/ .,;:=()<>[]{}|~^`!"#$&\'*+?@\\ABCXYZ\x80\xe9\xff\t';

function makeFields(random: Random): Map<string, string> {
  const fields = new Map<string, string>();
  for (let count = random.few(8); count > 0; count--) {
    const value = random.chance(0.3)
      ? random.pick(['', 'gzip, deflate', 'x'])
      : random.text(ALPHABET, random.chance(0.2) ? random.below(1200) : random.few(300)).trim();
    fields.set(random.pick(names), value);
  }
  return fields;
}

/** A client of nghttp2's, and the header blocks that it sends, as our decoder reads them. */
class Packer {
  readonly #session: ClientHttp2Session;
  readonly #decoder = new FieldDecoder();
  #heard: PromiseWithResolvers<Map<string, string>> | undefined;

  constructor(tableBytes: number) {
    const [client, server] = duplexPair();
    this.#session = http2.connect('http://a', { createConnection: () => client as Duplex & never });
    this.#session.on('error', () => undefined);
    let parts: Buffer[] = [];
    const reader = new FrameReader((frame) => {
      if (frame.type === frameType.settings && !(frame.flags & flag.ack))
        server.write(encodeFrame(frameType.settings, flag.ack, 0));
      if (frame.type !== frameType.headers && frame.type !== frameType.continuation) return;
      parts.push(Buffer.from(frame.type === frameType.headers ? unpad(frame) : frame.payload));
      if (!(frame.flags & flag.endHeaders)) return;
      const block = Buffer.concat(parts);
      parts = [];
      try {
        this.#heard?.resolve(this.#decoder.decode(block));
      } catch (error) {
        this.#heard?.reject(error);
      }
    });
    let skip = PREFACE.length;
    server.on('data', (chunk: Buffer) => {
      const rest = chunk.subarray(Math.min(skip, chunk.length));
      skip -= chunk.length - rest.length;
      if (rest.length > 0) reader.push(rest);
    });
    server.write(encodeSettings([[setting.tableSize, tableBytes]]));
  }

  pack(fields: ReadonlyMap<string, string>): Promise<Map<string, string>> {
    this.#heard = Promise.withResolvers();
    const request = this.#session.request({ ':path': '/p', ...Object.fromEntries(fields) }, { endStream: true });
    request.on('error', () => undefined);
    // Streams that nobody answers would count against the limit of those open at once.
    request.close();
    return this.#heard.promise;
  }

  close(): void {
    this.#session.destroy();
  }
}

export const hpackReadFuzz: FuzzTarget = {
  name: 'hpack-read',
  async run(random, input) {
    const packer = new Packer(random.pick([0, 100, 1000, 4096]));
    for (let count = 1 + random.below(20); count > 0; count--) {
      const fields = makeFields(random);
      input([...fields]);
      const read = await packer.pack(fields);
      for (const [name, value] of fields) assert.equal(read.get(name), value, name);
      assert.equal(read.get(':path'), '/p');
    }
    packer.close();
  },
};

const blocks = [
  '828684418cf1e3c2e5f23a6ba0ab90f4ff',
  '828684be5886a8eb10649cbf',
  '408825a849e95ba97d7f8925a849e95bb8e8b4bf',
  '3fe11f',
  '20',
];

export const hpackOddFuzz: FuzzTarget = {
  name: 'hpack-odd',
  run(random, input) {
    const fields: Field[] = [...makeFields(random)];
    assert.deepEqual([...new FieldDecoder().decode(encodeFields(fields))], fields);
    const decoder = new FieldDecoder();
    for (let count = 1 + random.few(6); count > 0; count--) {
      const right = random.chance(0.3) ? encodeFields(fields) : Buffer.from(random.pick(blocks), 'hex');
      const block = random.chance(0.2) ? random.bytes(random.few(200)) : mutate(right, random);
      input(block);
      const read = expectOnly([HpackError], () => decoder.decode(block));
      if (read instanceof Error) return;
      const bytes = [...read].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
      assert.ok(bytes <= 16_384);
    }
  },
};
