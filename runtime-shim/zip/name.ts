// Names of entries: text in one alphabet, and relative paths without detours. Anything else is refused rather than repaired,
// since two tools would repair it differently.
import { isUtf8 } from 'node:buffer';
import type { ZipLimits } from './limits.ts';
import { ZipError, show } from './zip-error.ts';

/** Of every part of a path, on Linux. */
const PART_BYTES = 255;
/** Controls, and what turns text around or cannot be seen. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** Many tools write UTF-8 without saying so; what is neither that nor ASCII could be any alphabet. */
export function decodeName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const shown = show(bytes.toString('latin1'));
  throw new ZipError(
    'BadName',
    `the name ${shown} is not in UTF-8: make the package with a tool that writes UTF-8 names`,
  );
}

/** The path of the file or folder, without the slash at a folder's end. */
export function pathOf(name: string, limits: ZipLimits): string {
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  if (path.startsWith('/') || name === '/') throw escapes(name, 'begins at the root');
  if (/^[A-Za-z]:/.test(path)) throw escapes(name, 'begins with a drive');
  if (UNSEEN.test(name)) throw bad(name, 'has characters that cannot be seen');
  if (name.includes('\\'))
    throw bad(name, 'has a backslash: make the package with a tool that writes / between folders');
  const bytes = Buffer.byteLength(path);
  if (bytes > limits.pathBytes) throw bad(name, `is longer than ${limits.pathBytes} bytes`);
  assertParts(name, path.split('/'), limits);
  return path;
}

function assertParts(name: string, parts: readonly string[], { depth }: ZipLimits): void {
  if (parts.includes('..')) throw escapes(name, 'leads out of the package with ..');
  for (const part of parts) {
    if (part === '' || part === '.')
      throw bad(name, 'has an empty part or . in its path: zip the files without a leading ./');
    if (part.length > PART_BYTES / 3 && Buffer.byteLength(part) > PART_BYTES)
      throw bad(name, 'has a part longer than 255 bytes');
  }
  if (parts.length > depth) throw new ZipError('TooDeep', `the name ${show(name)} has more than ${depth} parts`);
}

const bad = (name: string, why: string): ZipError => new ZipError('BadName', `the name ${show(name)} ${why}`);
const escapes = (name: string, why: string): ZipError => new ZipError('Escapes', `the name ${show(name)} ${why}`);
