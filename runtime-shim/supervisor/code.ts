// The code archive of an Assign → files below the task root: checked, unpacked, read-only.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { unzipSync } from 'fflate';

export class CodeError extends Error {
  override readonly name = 'Runtime.InvalidCode';
}

const MAX_UNZIPPED_BYTES = 262_144_000;
/** Of every part of a path, on Linux. */
const NAME_LIMIT_BYTES = 255;
/** Readable and executable: archives may hold programs, and their own modes are not worth trusting. */
const READ_ONLY = 0o555;

export interface Archive {
  sha256: string;
  zip: Uint8Array;
}

/** Throws CodeError; nothing is written then. */
export function unpackCode(archive: Archive, taskRoot: string): void {
  const files = readArchive(archive);
  const directories = new Set<string>();
  for (const [path, content] of files) {
    const target = join(taskRoot, path);
    makeDirectories(taskRoot, dirname(target), directories);
    writeFileSync(target, content, { mode: READ_ONLY });
  }
  for (const directory of directories) chmodSync(directory, READ_ONLY);
}

export function readArchive({ sha256, zip }: Archive): Map<string, Uint8Array> {
  if (zip.length === 0) throw new CodeError('this version of the shim cannot fetch code by digest');
  const actual = createHash('sha256').update(zip).digest('base64');
  if (actual !== sha256) throw new CodeError(`the code has SHA-256 ${actual}, expected ${sha256}`);
  const files = new Map<string, Uint8Array>();
  for (const [entry, content] of Object.entries(unzip(zip))) {
    const path = pathOf(entry);
    if (path.endsWith('/') || path === '.') continue;
    if (files.has(path)) throw new CodeError(`the code has two entries for ${JSON.stringify(path)}`);
    files.set(path, content);
  }
  assertNoFileIsFolder(files);
  return files;
}

function unzip(zip: Uint8Array): Record<string, Uint8Array> {
  let unzippedBytes = 0;
  try {
    return unzipSync(zip, {
      filter: ({ name, size, originalSize }) => {
        // A stored entry unpacks to what is there, whatever it says; and many entries may share the same bytes.
        unzippedBytes += Math.max(size, originalSize);
        if (unzippedBytes > MAX_UNZIPPED_BYTES) throw new CodeError('the code is larger than 262144000 bytes unzipped');
        pathOf(name);
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof CodeError) throw cause;
    throw new CodeError('the code is not a readable zip archive', { cause });
  }
}

/** Below the root, without detours. */
function pathOf(entry: string): string {
  const escapes =
    entry.startsWith('/') || entry.includes('\\') || entry.includes('\0') || entry.split('/').includes('..');
  if (escapes || entry === '')
    throw new CodeError(`the code has an entry outside of its root: ${JSON.stringify(entry)}`);
  // The unzipper's table of entries is an object: it would lose that one.
  const isNoFile = entry === '__proto__' || entry.split('/').some((name) => Buffer.byteLength(name) > NAME_LIMIT_BYTES);
  if (isNoFile)
    throw new CodeError(`the code has an entry that cannot be a file: ${JSON.stringify(entry.slice(0, 300))}`);
  return posix.normalize(entry);
}

function assertNoFileIsFolder(files: ReadonlyMap<string, unknown>): void {
  for (const path of files.keys()) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      if (files.has(folder)) throw new CodeError(`the code has ${JSON.stringify(folder)} as a file and as a folder`);
    }
  }
}

function makeDirectories(root: string, directory: string, known: Set<string>): void {
  for (let path = directory; !known.has(path); path = dirname(path)) {
    known.add(path);
    if (path === root) break;
  }
  mkdirSync(directory, { recursive: true });
}
