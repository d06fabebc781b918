// The header in front of each entry's data, and the descriptor that may follow it: both must say what the directory says, or
// tools that read them would unzip something else.
import { DESCRIBED, type Entry } from './entry.ts';
import { readExtra, resolveZip64 } from './extra.ts';
import type { Source } from './source.ts';
import { ZipError, show } from './zip-error.ts';

export const LOCAL_HEADER_BYTES = 30;
const SIGNATURE = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const ENCRYPTED = 1;

/** Where the entry's data begins. `limit`: where the next entry does. */
export function findData(source: Source, entry: Entry, limit: number): number {
  const fixed = source.read(entry.offset, LOCAL_HEADER_BYTES);
  const nameBytes = fixed.readUInt16LE(26);
  const dataAt = entry.offset + LOCAL_HEADER_BYTES + nameBytes + fixed.readUInt16LE(28);
  if (fixed.readUInt32LE(0) !== SIGNATURE || nameBytes !== entry.nameBytes) throw lies(entry, 'begins elsewhere');
  if (dataAt + entry.zippedBytes > limit)
    throw new ZipError('Overlap', `${show(entry.path)} shares bytes with what follows it`);
  assertSame(source.read(entry.offset, dataAt - entry.offset), entry);
  if (entry.described) assertDescriptor(source, entry, dataAt + entry.zippedBytes, limit);
  return dataAt;
}

function assertSame(header: Buffer, entry: Entry): void {
  const nameEnd = LOCAL_HEADER_BYTES + entry.nameBytes;
  const name = header.toString('utf8', LOCAL_HEADER_BYTES, nameEnd);
  if (name !== (entry.isFolder ? `${entry.path}/` : entry.path)) throw lies(entry, `calls itself ${show(name)}`);
  const flags = header.readUInt16LE(6);
  if ((flags & ENCRYPTED) !== 0) throw new ZipError('Encrypted', `${show(entry.path)} is encrypted`);
  if (header.readUInt16LE(8) !== (entry.deflated ? 8 : 0)) throw lies(entry, 'names another method');
  if (((flags & DESCRIBED) !== 0) !== entry.described) throw lies(entry, 'says otherwise where its sizes are');
  const sizes = [header.readUInt32LE(22), header.readUInt32LE(18)];
  const [bytes, zippedBytes] = resolveZip64(sizes, readExtra(header.subarray(nameEnd), name), name);
  const checksum = header.readUInt32LE(14);
  if (entry.described && bytes === 0 && zippedBytes === 0 && checksum === 0) return;
  if (bytes !== entry.bytes || zippedBytes !== entry.zippedBytes)
    throw new ZipError('SizeLies', `${show(entry.path)} has two sizes`);
  if (checksum !== entry.checksum && !(entry.described && checksum === 0)) throw lies(entry, 'has another checksum');
}

/** With or without a signature, in 32 or 64 bits: the archive does not say which. */
function assertDescriptor(source: Source, entry: Entry, at: number, limit: number): void {
  const room = source.read(at, Math.min(24, limit - at));
  const fits = [0, 4].some((start) => {
    if (start === 4 && (room.length < 4 || room.readUInt32LE(0) !== DESCRIPTOR)) return false;
    if (room.length < start + 12 || room.readUInt32LE(start) !== entry.checksum) return false;
    const short = room.readUInt32LE(start + 4) === entry.zippedBytes && room.readUInt32LE(start + 8) === entry.bytes;
    if (short || room.length < start + 20) return short;
    return (
      room.readBigUInt64LE(start + 4) === BigInt(entry.zippedBytes) &&
      room.readBigUInt64LE(start + 12) === BigInt(entry.bytes)
    );
  });
  if (!fits) throw new ZipError('SizeLies', `what follows the data of ${show(entry.path)} has other sizes`);
}

const lies = (entry: Entry, what: string): ZipError =>
  new ZipError('HeaderLies', `the data of ${show(entry.path)} ${what}, unlike the directory`);
