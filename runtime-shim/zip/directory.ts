// The whole directory, judged before anything is unzipped: how much there is, what it is called, and that no two entries
// share bytes. Entries come in the order of their data.
import { findDirectory } from './end-record.ts';
import { type Entry, HEADER_BYTES, readEntry } from './entry.ts';
import { DIRECTORY_BYTES, RATIO_FREE_BYTES, type ZipLimits } from './limits.ts';
import { LOCAL_HEADER_BYTES } from './local-header.ts';
import { Names } from './names.ts';
import type { Source } from './source.ts';
import { ZipError, show } from './zip-error.ts';

export interface Directory {
  entries: readonly Entry[];
  /** Where it begins, which is where the data must end. */
  offset: number;
  unzippedBytes: number;
}

export function readDirectory(source: Source, limits: ZipLimits): Directory {
  const place = findDirectory(source);
  if (place.entries > limits.entries)
    throw new ZipError(
      'TooManyEntries',
      `the package has ${place.entries} entries, at most ${limits.entries} are allowed`,
    );
  if (place.entries * HEADER_BYTES > place.bytes)
    throw new ZipError(
      'Truncated',
      `the directory of the package has no room for the ${place.entries} entries that it speaks of`,
    );
  if (place.bytes > DIRECTORY_BYTES) throw new ZipError('TooLarge', 'the names in the package are too long together');
  const entries = readEntries(source.read(place.offset, place.bytes), place.entries, limits);
  const unzippedBytes = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  assertVolume(unzippedBytes, source.size, limits);
  assertApart(entries, place.offset);
  return { entries, offset: place.offset, unzippedBytes };
}

function readEntries(directory: Buffer, count: number, limits: ZipLimits): Entry[] {
  const names = new Names();
  const entries: Entry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (entries.length === count) break;
    const { entry, next } = readEntry(directory, at, limits);
    names.add(entry.path, entry.isFolder);
    entries.push(entry);
    at = next;
  }
  if (at !== directory.length || entries.length !== count)
    throw new ZipError('NotZip', `the directory of the package has other entries than the ${count} that it speaks of`);
  return entries.sort((one, other) => one.offset - other.offset);
}

function assertVolume(unzippedBytes: number, zippedBytes: number, { unzippedBytes: limit, ratio }: ZipLimits): void {
  if (unzippedBytes > limit)
    throw new ZipError('TooLarge', `the package has ${unzippedBytes} bytes unzipped, at most ${limit} are allowed`);
  if (unzippedBytes > RATIO_FREE_BYTES && unzippedBytes > zippedBytes * ratio)
    throw new ZipError('RatioTooHigh', `the package grows to more than ${ratio} times its size`);
}

/** By what the directory says; each local header is held to it again. */
function assertApart(entries: readonly Entry[], directoryOffset: number): void {
  entries.forEach((entry, index) => {
    const end = entry.offset + LOCAL_HEADER_BYTES + entry.nameBytes + entry.zippedBytes;
    if (end > (entries[index + 1]?.offset ?? directoryOffset))
      throw new ZipError('Overlap', `${show(entry.path)} shares bytes with what follows it`);
  });
}
