// gRPC's framing and what is in it: the same messages however the bytes are cut, and none that upsets whoever takes it.
import assert from 'node:assert/strict';
import { Instance } from '../../../operator/activator/instances/instance.ts';
import { Stream } from '../../../operator/activator/instances/stream.ts';
import { attachService, GrpcFrameError, GrpcFrames } from '../../../runtime-shim/proto/index.ts';
import type { FromActivator } from '../../../runtime-shim/proto/index.ts';
import { frame } from '../../support/grpc-frame.ts';
import { HEAD_BYTES } from '../../../runtime-shim/grpc/frames.ts';
import { Link } from '../../../runtime-shim/supervisor/link.ts';
import { Session } from '../../../runtime-shim/supervisor/session.ts';
import { FakeClock } from '../../support/clock.ts';
import { cut, mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import { expectOnly, type FuzzTarget } from '../target.ts';
import { fromActivator, fromShim } from './streams.ts';

const { requestSerialize, requestDeserialize, responseSerialize, responseDeserialize } = attachService.attach;

function readAll(pieces: Buffer[]): { messages: Buffer[]; failed: boolean } {
  const messages: Buffer[] = [];
  const reader = new GrpcFrames((message) => void messages.push(Buffer.from(message)));
  for (const piece of pieces) {
    if (expectOnly([GrpcFrameError], () => reader.push(piece)) instanceof Error) return { messages, failed: true };
  }
  return { messages, failed: false };
}

export const messagesFuzz: FuzzTarget = {
  name: 'messages',
  run(random, input) {
    const said = Array.from({ length: random.few(5) }, () => fromShim(random));
    const sent = said.map((message) => requestSerialize(message));
    const right = Buffer.concat(sent.map((message) => frame(message)));
    input(right);
    const ours = said.map((message) => attachService.attach.frameRequest(message).subarray(HEAD_BYTES));
    assert.deepEqual(Buffer.concat(ours), right);
    assert.deepEqual(readAll(cut(right, random)), { messages: sent, failed: false });
    const odd = mutate(right, random);
    input(odd);
    assert.deepEqual(readAll(cut(odd, random)), readAll([odd]));
  },
};

/** The bytes of a message that is nearly right; undefined: they are none. */
function decode<T>(random: Random, bytes: Buffer, deserialize: (bytes: Buffer) => T): T | undefined {
  try {
    return deserialize(random.chance(0.7) ? mutate(bytes, random) : bytes);
  } catch {
    // protobufjs throws errors of several kinds; whoever reads a stream ends it.
    return undefined;
  }
}

const noEvents = { free() {}, refused() {}, initialised() {}, draining() {}, gone() {} };

function openInstance(): Instance {
  const wire = { write: () => true, once: () => undefined, end: () => undefined };
  const options = { clock: new FakeClock(), events: noEvents, epoch: () => 1, reattachMs: 1, silenceMs: 1 };
  return new Instance({ podUid: 'u', podName: 'p', revision: 'r' }, new Stream(wire), options, ['b']);
}

export const fromShimFuzz: FuzzTarget = {
  name: 'from-shim',
  run(random, input) {
    const instance = openInstance();
    for (let count = 1 + random.few(10); count > 0; count--) {
      const message = decode(random, requestSerialize(fromShim(random)), requestDeserialize);
      if (message === undefined) continue;
      input(message);
      instance.take(message);
    }
    instance.lost();
  },
};

const identity = {
  key: 'k',
  namespace: 'shop',
  function: 'f',
  revision: 'r',
  podName: 'p',
  podUid: 'u',
  shimVersion: '1',
};

function openSession(): { receive: (message: FromActivator) => void } {
  const ended = new Set<() => void>();
  const stream = {
    write: () => true,
    once: () => undefined,
    on: (event: string, listener: (...args: never[]) => void) =>
      void (event === 'end' && ended.add(listener as () => void)),
    end: () => ended.forEach((listener) => listener()),
    ping: (onPong: () => void) => onPong(),
  };
  const usage = { durationMs: 1, initDurationMs: 0, maxMemoryUsedMb: 1 };
  const result = { failed: false, errorType: '', logTail: undefined, body: Buffer.from('1'), ...usage };
  const session = new Session(identity, (assignment) => ({
    assignment,
    ready: Promise.resolve({ durationMs: 1, failure: undefined, codeFailure: undefined, unavailable: false }),
    run: ({ requestId }, done) => queueMicrotask(() => done({ ...result, requestId })),
  }));
  const link = new Link(stream);
  session.open(link);
  return { receive: (message) => session.receive(link, message) };
}

export const fromActivatorFuzz: FuzzTarget = {
  name: 'from-activator',
  async run(random, input) {
    const session = openSession();
    for (let count = 1 + random.few(10); count > 0; count--) {
      const message = decode(random, responseSerialize(fromActivator(random)), responseDeserialize);
      if (message === undefined) continue;
      input(message);
      session.receive(message);
      if (random.chance(0.3)) await Promise.resolve();
    }
  },
};
