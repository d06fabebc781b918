// Zip packages, strictly: what is not certain is refused. The archive is a stranger's; so is every number in it.
import { type ZipLimits, zipLimits } from './limits.ts';
import { BytesSource, FileSource, type Source } from './source.ts';
import { Tree } from './tree.ts';
import type { Turn } from './turn.ts';
import { type Visitor, walk } from './walk.ts';

export interface ZipFacts {
  files: number;
  unzippedBytes: number;
}

const nowhere: Visitor = {
  folder: () => undefined,
  file: () => ({ sink: () => undefined, close: () => undefined }),
};

/** Unzips everything and writes nothing. Throws ZipError. */
export const inspectZip = (fd: number, size: number, limits: ZipLimits = zipLimits): Promise<ZipFacts> =>
  inspect(new FileSource(fd, size), limits);

/** The same for an archive in memory. */
export const inspectZipBytes = (zip: Uint8Array, limits: ZipLimits = zipLimits): Promise<ZipFacts> =>
  inspect(new BytesSource(zip), limits);

async function inspect(source: Source, limits: ZipLimits): Promise<ZipFacts> {
  const { entries, unzippedBytes } = await walk(source, limits, nowhere);
  return { files: entries.filter(({ isFolder }) => !isFolder).length, unzippedBytes };
}

/** Below `target`, which is made if it is not there; files of earlier packages give way. Throws ZipError. */
export const unpackZip = (
  fd: number,
  size: number,
  target: string,
  limits: ZipLimits = zipLimits,
  turn?: Turn,
): Promise<{ unzippedBytes: number }> => unpack(new FileSource(fd, size), target, limits, turn);

/** The same for an archive in memory. */
export const unpackZipBytes = (
  zip: Uint8Array,
  target: string,
  limits: ZipLimits = zipLimits,
): Promise<{ unzippedBytes: number }> => unpack(new BytesSource(zip), target, limits);

async function unpack(
  source: Source,
  target: string,
  limits: ZipLimits,
  turn?: Turn,
): Promise<{ unzippedBytes: number }> {
  const tree = new Tree(target);
  try {
    const { unzippedBytes } = await walk(source, limits, tree, turn);
    tree.folder('');
    return { unzippedBytes };
  } finally {
    tree.seal();
  }
}

export { type ZipLimits, zipLimits } from './limits.ts';
export type { Turn } from './turn.ts';
export { ZipError, type ZipErrorCode } from './zip-error.ts';
