// The end of an archive says where its directory is, once in 32 bits and, for big ones, once more in 64. There must be one end,
// at the very end, and both must say the same: whoever reads the archive otherwise would see another one.
import type { Source } from './source.ts';
import { ZipError } from './zip-error.ts';

export interface DirectoryPlace {
  offset: number;
  bytes: number;
  entries: number;
}

const END = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64 = 0x06064b50;
const END64_BYTES = 56;
const LONGEST_COMMENT = 0xffff;
const LOCAL_HEADER = 0x04034b50;

export function findDirectory(source: Source): DirectoryPlace {
  const endAt = findEnd(source);
  const end = Buffer.from(source.read(endAt, END_BYTES));
  const [disk, directoryDisk, entriesHere, entries] = [4, 6, 8, 10].map((at) => end.readUInt16LE(at));
  const said = { entries: entries ?? 0, bytes: end.readUInt32LE(12), offset: end.readUInt32LE(16) };
  const end64 = readEnd64(source, endAt);
  if (end64 === undefined) {
    if (disk !== 0 || directoryDisk !== 0 || entriesHere !== entries) throw split();
    return assertPlace(said, endAt);
  }
  assertSame(said, end64);
  return assertPlace(end64, end64.at);
}

function findEnd(source: Source): number {
  const length = Math.min(source.size, END_BYTES + LONGEST_COMMENT);
  const tail = source.read(source.size - length, length);
  const found: number[] = [];
  for (let at = tail.indexOf(END); at !== -1 && at + END_BYTES <= tail.length; at = tail.indexOf(END, at + 1)) {
    if (at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length) found.push(at);
  }
  const [at] = found;
  if (at === undefined) throw noEnd(source);
  if (found.length > 1) throw new ZipError('NotZip', 'the package has two ends: it can be read in two ways');
  return source.size - length + at;
}

function noEnd(source: Source): ZipError {
  const isCut = source.size >= 4 && source.read(0, 4).readUInt32LE(0) === LOCAL_HEADER;
  return isCut
    ? new ZipError('Truncated', 'the package is a zip archive whose end is missing')
    : new ZipError('NotZip', 'the package is not a zip archive');
}

function readEnd64(source: Source, endAt: number): (DirectoryPlace & { at: number }) | undefined {
  const locatorAt = endAt - LOCATOR_BYTES;
  if (locatorAt < 0) return undefined;
  const locator = Buffer.from(source.read(locatorAt, LOCATOR_BYTES));
  if (locator.readUInt32LE(0) !== LOCATOR) return undefined;
  const at = Number(locator.readBigUInt64LE(8));
  if (at + END64_BYTES > locatorAt) throw lies('its zip64 end is not before its end');
  const end = source.read(at, END64_BYTES);
  if (end.readUInt32LE(0) !== END64) throw lies('there is no zip64 end where it says');
  if (at + 12 + Number(end.readBigUInt64LE(4)) !== locatorAt)
    throw lies('its zip64 end has another length than it says');
  const entries = Number(end.readBigUInt64LE(32));
  const oneDisk = locator.readUInt32LE(4) === 0 && end.readUInt32LE(16) === 0 && end.readUInt32LE(20) === 0;
  if (!oneDisk || Number(end.readBigUInt64LE(24)) !== entries) throw split();
  return { at, entries, bytes: Number(end.readBigUInt64LE(40)), offset: Number(end.readBigUInt64LE(48)) };
}

/** What fits into the old fields stands there too; what does not is all ones. */
function assertSame(said: DirectoryPlace, end64: DirectoryPlace): void {
  const same =
    (said.entries === 0xffff || said.entries === end64.entries) &&
    (said.bytes === 0xffffffff || said.bytes === end64.bytes) &&
    (said.offset === 0xffffffff || said.offset === end64.offset);
  if (!same) throw lies('its two ends differ');
}

/** The directory fills all the room up to the end, so nothing can hide there. */
function assertPlace({ offset, bytes, entries }: DirectoryPlace, end: number): DirectoryPlace {
  if (offset + bytes > end)
    throw new ZipError('Truncated', 'the package is not whole: its directory is not where it says');
  if (offset + bytes < end)
    throw new ZipError('NotZip', 'the package has bytes between its directory and its end, or before its start');
  return { offset, bytes, entries };
}

const lies = (what: string): ZipError => new ZipError('Zip64Lies', `the package contradicts itself: ${what}`);
const split = (): ZipError => new ZipError('Split', 'the package is one part of a split archive');
