// A tar archive that depends on nothing but its entries: sorted, fixed times, owners by number. The same input always
// gives the same bytes, so the same digest.
import { createHash } from 'node:crypto';

export interface TarEntry {
  /** Absolute path in the image, or the plain name in an archive. */
  readonly path: string;
  readonly mode: number;
  /** User and group; root unless told. */
  readonly owner?: number;
  /** Absent for a directory. */
  readonly content?: Buffer;
}

const block = 512;

export function makeTar(entries: readonly TarEntry[]): Buffer {
  const sorted = withParents(entries).sort((a, b) => (a.path < b.path ? -1 : 1));
  const pieces = sorted.flatMap((entry) => [header(entry), ...padded(entry.content)]);
  return Buffer.concat([...pieces, Buffer.alloc(2 * block)]);
}

export const sha256 = (data: Buffer | string): string => `sha256:${createHash('sha256').update(data).digest('hex')}`;

/** Directories that nobody named are root's. */
function withParents(entries: readonly TarEntry[]): TarEntry[] {
  const all = new Map(entries.map((entry) => [trimmed(entry.path), { ...entry, path: trimmed(entry.path) }]));
  for (const path of [...all.keys()]) {
    const parts = path.split('/').slice(0, -1);
    parts.forEach((_, index) => {
      const parent = parts.slice(0, index + 1).join('/');
      if (!all.has(parent)) all.set(parent, { path: parent, mode: 0o755 });
    });
  }
  return [...all.values()];
}

const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, '');

function padded(content: Buffer | undefined): Buffer[] {
  if (content === undefined || content.length === 0) return [];
  return [content, Buffer.alloc((block - (content.length % block)) % block)];
}

function header({ path, mode, owner = 0, content }: TarEntry): Buffer {
  const isDirectory = content === undefined;
  const name = isDirectory ? `${path}/` : path;
  if (Buffer.byteLength(name) > 100) throw new Error(`path too long for this archive: ${name}`);
  const bytes = Buffer.alloc(block);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  bytes.write(name, 0);
  bytes.write(octal(mode, 8), 100);
  bytes.write(octal(owner, 8), 108);
  bytes.write(octal(owner, 8), 116);
  bytes.write(octal(content?.length ?? 0, 12), 124);
  bytes.write(octal(0, 12), 136);
  bytes.write(' '.repeat(8), 148);
  bytes.write(isDirectory ? '5' : '0', 156);
  bytes.write('ustar\x0000', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}
