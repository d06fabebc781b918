// The code archive of an Assign → files below the task root: checked, unpacked, read-only.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

export class CodeError extends Error {
  override readonly name = 'Runtime.InvalidCode';
}

const MAX_UNZIPPED_BYTES = 262_144_000;
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
  for (const [path, content] of Object.entries(unzip(zip))) {
    if (!path.endsWith('/')) files.set(assertInside(path), content);
  }
  return files;
}

function unzip(zip: Uint8Array): Record<string, Uint8Array> {
  let unzippedBytes = 0;
  try {
    return unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        unzippedBytes += originalSize;
        if (unzippedBytes > MAX_UNZIPPED_BYTES) throw new CodeError('the code is larger than 262144000 bytes unzipped');
        assertInside(name);
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof CodeError) throw cause;
    throw new CodeError('the code is not a readable zip archive', { cause });
  }
}

function assertInside(path: string): string {
  const escapes = path.startsWith('/') || path.includes('\\') || path.includes('\0') || path.split('/').includes('..');
  if (escapes || path === '') throw new CodeError(`the code has an entry outside of its root: ${JSON.stringify(path)}`);
  return path;
}

function makeDirectories(root: string, directory: string, known: Set<string>): void {
  for (let path = directory; !known.has(path); path = dirname(path)) {
    known.add(path);
    if (path === root) break;
  }
  mkdirSync(directory, { recursive: true });
}
