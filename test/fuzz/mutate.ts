// Bytes → bytes that are nearly the same, and the same bytes in pieces.
import type { Random } from './random.ts';

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const spans = (bytes: Buffer, random: Random): [from: number, to: number] => {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + random.few(64))];
};

/** Lengths and limits are where parsers err. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0x4000, 0x4001, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

const mutations: readonly Mutation[] = [
  (bytes, random) => {
    if (bytes.length === 0) return bytes;
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    return bytes;
  },
  (bytes, random) => {
    if (bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
    return bytes;
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), random.bytes(1 + random.few(8)), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const [from, to] = spans(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = spans(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    if (bytes.length < 4) return bytes;
    const [at, value] = [random.below(bytes.length - 3), random.pick(edges)];
    if (random.chance(0.5)) bytes.writeUInt32BE(value, at);
    else bytes.writeUInt32LE(value, at);
    return bytes;
  },
];

/** One change mostly, now and then several. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let changed = Buffer.from(bytes);
  for (let count = 1 + random.few(4); count > 0; count--)
    changed = Buffer.from(random.pick(mutations)(changed, random));
  return changed;
}

/** The same bytes as they could come out of a socket. */
export function cut(bytes: Buffer, random: Random): Buffer[] {
  const most = random.pick([1, 3, 10, 100, 1000, 20_000]);
  const pieces: Buffer[] = [];
  // Short pieces of long bytes are slow, and say nothing that fewer do not.
  for (let at = 0; at < bytes.length;) {
    const size = pieces.length > 300 ? bytes.length : 1 + random.below(most);
    pieces.push(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
  return pieces;
}
