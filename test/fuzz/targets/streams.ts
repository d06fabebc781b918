// Both directions of Attach as bytes: what a shim says to an activator, and the other way round.
import {
  attachService,
  RefusalReason,
  type FromActivatorInit,
  type FromShimInit,
} from '../../../runtime-shim/proto/index.ts';
import { PREFACE } from '../../../runtime-shim/grpc/connection.ts';
import {
  encodeFrame,
  encodeSettings,
  encodeWindowUpdate,
  flag,
  frameType,
  setting,
} from '../../../runtime-shim/grpc/frames.ts';
import { encodeFields, type Field } from '../../../runtime-shim/grpc/hpack.ts';
import { frame } from '../../support/grpc-frame.ts';
import { mutate } from '../mutate.ts';
import type { Random } from '../random.ts';

const id = (random: Random): string => random.pick(['a', 'b', '', 'é', '__proto__']);
const body = (random: Random): Buffer => random.bytes(random.few(2000));

export function fromShim(random: Random): FromShimInit {
  const hello = {
    namespace: 'shop',
    function: 'f',
    revision: 'r',
    key: 'k',
    podUid: 'u',
    running: [id(random)],
    finished: [id(random)],
  };
  return random.pick<FromShimInit>([
    { hello },
    { result: { requestId: id(random), body: body(random), more: random.chance(0.3), logTail: body(random) } },
    { result: { requestId: id(random), functionError: 'Unhandled', body: body(random) } },
    { chunk: { requestId: id(random), body: body(random), last: random.chance(0.5) } },
    {
      refusal: {
        requestId: id(random),
        reason: random.pick([RefusalReason.BUSY, RefusalReason.TAKEN, RefusalReason.STALE]),
      },
    },
    { assigned: { revision: 'r', initDurationMs: 3 } },
    { draining: {} },
    { epochHeard: { epoch: 1 } },
    {},
  ]);
}

export function fromActivator(random: Random): FromActivatorInit {
  const epoch = random.pick([0, 1, 2]);
  const code = { sha256: 'x', zip: body(random) };
  return random.pick<FromActivatorInit>([
    { welcome: { session: 's', sessionSecret: 'x', epoch, wanted: [id(random)] } },
    {
      assign: {
        epoch,
        revision: random.pick(['r', 'other']),
        functionName: 'f',
        environment: [{ name: 'A', value: 'b' }],
        code,
      },
    },
    {
      invoke: {
        epoch,
        requestId: id(random),
        revision: 'r',
        body: body(random),
        more: random.chance(0.3),
        received: [id(random)],
      },
    },
    { chunk: { requestId: id(random), body: body(random), last: random.chance(0.5) } },
    { epoch: { epoch } },
    { goAway: {} },
    { trust: { bundle: id(random) } },
    {},
  ]);
}

const REQUEST: Field[] = [
  [':method', 'POST'],
  [':scheme', 'http'],
  [':authority', 'a'],
  [':path', attachService.attach.path],
  ['content-type', 'application/grpc'],
];
const RESPONSE: Field[] = [
  [':status', '200'],
  ['content-type', 'application/grpc'],
];

/** Frames of one direction, right and in order. */
export function frames(random: Random, side: 'client' | 'server'): Buffer[] {
  const messages = Array.from({ length: random.few(5) }, () =>
    side === 'client'
      ? frame(attachService.attach.requestSerialize(fromShim(random)))
      : frame(attachService.attach.responseSerialize(fromActivator(random))),
  );
  const fields = encodeFields(side === 'client' ? REQUEST : RESPONSE);
  const split = random.below(fields.length);
  const begin = random.chance(0.8)
    ? [encodeFrame(frameType.headers, flag.endHeaders, 1, fields)]
    : [
        encodeFrame(frameType.headers, 0, 1, fields.subarray(0, split)),
        encodeFrame(frameType.continuation, flag.endHeaders, 1, fields.subarray(split)),
      ];
  const data = messages.map((message) => encodeFrame(frameType.data, 0, 1, message.subarray(0, 16_384)));
  return [
    encodeSettings([[setting.initialWindow, 100_000]]),
    encodeWindowUpdate(0, 1000),
    ...begin,
    ...data,
    ...end(random, side),
  ];
}

function end(random: Random, side: 'client' | 'server'): Buffer[] {
  if (random.chance(0.5)) return [];
  if (side === 'client') return [encodeFrame(frameType.data, flag.endStream, 1)];
  const message = random.pick(['', 'all%20well', '%', '%zz', '%FF%FE', 'é']);
  const trailers = encodeFields([
    ['grpc-status', random.pick(['0', '14', '16', 'x', '', '-1', '1e9'])],
    ['grpc-message', message],
  ]);
  return [encodeFrame(frameType.headers, flag.endHeaders | flag.endStream, 1, trailers)];
}

const oddFrame = (random: Random): Buffer =>
  encodeFrame(
    random.below(12),
    random.pick([0, 1, 4, 5, 8, 9, 32, 255]),
    random.pick([0, 1, 1, 2, 3]),
    random.bytes(random.few(40)),
  );

/** The bytes of one direction with something wrong in them, mostly. */
export function oddStream(random: Random, side: 'client' | 'server'): Buffer {
  const all = frames(random, side);
  for (let count = random.few(3); count > 0; count--)
    all.splice(random.below(all.length + 1), random.few(1), oddFrame(random));
  if (random.chance(0.2)) all.push(random.pick(all));
  const begin = side === 'client' ? [PREFACE] : [];
  const bytes = Buffer.concat([...begin, ...all]);
  return random.chance(0.5) ? mutate(bytes, random) : bytes;
}
