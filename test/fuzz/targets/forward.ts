// What another activator sends: in whatever order it comes, no event is taken twice, and nothing is held after its stream is over.
import assert from 'node:assert/strict';
import { Buffer as RequestBuffer } from '../../../operator/activator/admission/buffer.ts';
import type { Job } from '../../../operator/activator/instances/job.ts';
import {
  derivePeerKey,
  forwardMethod,
  type FromSender,
  type FromSenderInit,
} from '../../../operator/activator/ownership/forward-messages.ts';
import {
  serve,
  type ForwardCall,
  type ForwardServerOptions,
} from '../../../operator/activator/ownership/forward-server.ts';
import type { Guest } from '../../../operator/activator/ownership/guest.ts';
import { Ring } from '../../../operator/activator/ownership/ring.ts';
import type { Route } from '../../../operator/activator/routes/route.ts';
import { PilotlightError } from '../../../operator/api/errors.ts';
import { HEAD_BYTES } from '../../../runtime-shim/grpc/frames.ts';
import { PREFIX_BYTES } from '../../../runtime-shim/grpc/messages.ts';
import { FakeClock } from '../../support/clock.ts';
import { silentLog } from '../../support/log.ts';
import { mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import type { FuzzTarget } from '../target.ts';

const masterKey = Buffer.alloc(32, 7);
const turn = (): Promise<void> => new Promise(setImmediate);

function fromSender(random: Random): FromSenderInit {
  const requestId = random.pick(['a', 'b', '', '__proto__']);
  const body = random.bytes(random.few(500));
  const more = random.chance(0.4);
  return random.pick<FromSenderInit>([
    { hello: { name: 'n', key: random.chance(0.9) ? derivePeerKey(masterKey, 'n') : 'no' } },
    { submit: { epoch: 1, requestId, namespace: 'shop', function: 'f', body, bodyBytes: body.length, more } },
    { chunk: { requestId, body, last: random.chance(0.6) } },
    { go: { requestId } },
    { cancel: { requestId } },
    {},
  ]);
}

/** As a function's owner might do it; `mine`: what it has not settled. */
function handle(job: Job, random: Random, mine: Set<Job>): void {
  mine.add(job);
  const settle = (): void => {
    mine.delete(job);
    job.resolve({ body: [random.bytes(random.few(50))], functionError: '', logTail: new Uint8Array() });
  };
  const way = random.below(4);
  if (way === 0) return settle();
  if (way === 1) {
    mine.delete(job);
    return job.sender?.tellMoved();
  }
  if (way === 2) return;
  job.sender?.tellWaiting();
  void job.sender?.mayRun().then((may) => (may ? settle() : mine.delete(job)));
}

export const fromSenderFuzz: FuzzTarget = {
  name: 'from-sender',
  async run(random, input) {
    const buffer = new RequestBuffer({ totalBytes: 10_000, functionBytes: 5_000, functionRequests: 4 });
    const mine = new Set<Job>();
    const route = {
      take(job: Job) {
        const { requestId } = job.event;
        assert.ok(![...mine].some(({ event }) => event.requestId === requestId), 'taken twice');
        handle(job, random, mine);
      },
    } as Pick<Route, 'take'> as Route;
    const call = { peer: 'peer', write: () => true, once() {}, refuse() {} } as Partial<ForwardCall> as ForwardCall;
    const options = {
      masterKey,
      ring: new Ring('p'),
      find: () => route,
      buffer,
      clock: new FakeClock(),
      log: silentLog,
    };
    const guests = new Set<Guest>();
    const stream = serve(call, options as Partial<ForwardServerOptions> as ForwardServerOptions, guests);
    stream.message({ hello: { name: 'n', key: derivePeerKey(masterKey, 'n') } } as FromSender);
    for (let count = 1 + random.few(30); count > 0; count--) {
      const message = decode(fromSender(random), random);
      if (message === undefined) continue;
      input(message);
      stream.message(message);
      if (random.chance(0.2)) await turn();
    }
    stream.ended();
    await turn();
    for (const job of mine) job.reject(new PilotlightError('InstanceLost', ''));
    await turn();
    assert.deepEqual([buffer.bytes, guests.size], [0, 0]);
  },
};

function decode(message: FromSenderInit, random: Random): FromSender | undefined {
  const bytes = forwardMethod.frameRequest(message).subarray(HEAD_BYTES + PREFIX_BYTES);
  try {
    return forwardMethod.requestDeserialize(random.chance(0.3) ? mutate(bytes, random) : bytes);
  } catch {
    // protobufjs throws errors of several kinds; whoever reads a stream ends it.
    return undefined;
  }
}
