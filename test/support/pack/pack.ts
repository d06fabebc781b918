// A folder → a deployment package whose bytes depend on nothing but the files: not on their times, their order or the umask, and
// not on the version of Node, since its zlib compresses otherwise from version to version.
import { createHash } from 'node:crypto';
import { type Zippable, zipSync } from 'fflate';
import { type PackedFile, readFiles } from './files.ts';

const UNIX = 3;
const FILE_MODE = 0o100644;
const PROGRAM_MODE = 0o100755;
/** The first moment that a zip can tell; it has no time zone, and this is read as local time. */
const FIRST_MOMENT = new Date(1980, 0, 1);

export interface Package {
  zip: Uint8Array;
  /** 64 hex digits. */
  sha256: string;
}

/** Throws PackError. */
export const pack = (directory: string): Package => packFiles(readFiles(directory));

/** Path → file, in order. */
export function packFiles(files: ReadonlyMap<string, PackedFile>): Package {
  const entries: Zippable = {};
  for (const [path, { content, executable }] of files) {
    const attrs = (executable ? PROGRAM_MODE : FILE_MODE) << 16;
    entries[path] = [content, { level: 9, mtime: FIRST_MOMENT, os: UNIX, attrs }];
  }
  const zip = zipSync(entries);
  return { zip, sha256: createHash('sha256').update(zip).digest('hex') };
}
