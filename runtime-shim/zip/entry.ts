// One record of the directory → what the entry is. Only files and folders: a link or a device has no place in a package.
import { type Extra, isLinkByExtra, modeByExtra, nameByExtra, readExtra, resolveZip64 } from './extra.ts';
import type { ZipLimits } from './limits.ts';
import { decodeName, pathOf } from './name.ts';
import { ZipError, show } from './zip-error.ts';

export interface Entry {
  /** As the archive has it; the local header must say the same. */
  nameBytes: number;
  path: string;
  isFolder: boolean;
  executable: boolean;
  deflated: boolean;
  /** The sizes follow the data. */
  described: boolean;
  checksum: number;
  zippedBytes: number;
  bytes: number;
  /** Of its local header. */
  offset: number;
}

const SIGNATURE = 0x02014b50;
export const HEADER_BYTES = 46;
const ENCRYPTED = 0x2041;
const PATCHED = 0x0020;
export const DESCRIBED = 0x0008;
const DEFLATED = 8;
const DOS_FOLDER = 0x10;
const TYPE = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const LINK = 0o120000;
const ANY_EXECUTE = 0o111;

/** `at`: where the record begins; the entry, and where the next one does. */
export function readEntry(directory: Buffer, at: number, limits: ZipLimits): { entry: Entry; next: number } {
  const header = directory.subarray(at);
  if (header.length < HEADER_BYTES || header.readUInt32LE(0) !== SIGNATURE) throw notThere();
  const nameEnd = HEADER_BYTES + header.readUInt16LE(28);
  const extraEnd = nameEnd + header.readUInt16LE(30);
  const end = extraEnd + header.readUInt16LE(32);
  if (end > header.length) throw notThere();
  const nameOf = header.subarray(HEADER_BYTES, nameEnd);
  const name = decodeName(nameOf);
  const extra = readExtra(header.subarray(nameEnd, extraEnd), name);
  if (nameByExtra(extra)?.equals(nameOf) === false)
    throw new ZipError(
      'BadName',
      `${show(name)} has a second name: make the package with a tool that writes UTF-8 names`,
    );
  const path = pathOf(name, limits);
  const sizes = [header.readUInt32LE(24), header.readUInt32LE(20), header.readUInt32LE(42)];
  const [bytes = 0, zippedBytes = 0, offset = 0] = resolveZip64(sizes, extra, name);
  if (header.readUInt16LE(34) !== 0) throw new ZipError('Split', 'the package is one part of a split archive');
  const entry = {
    ...{ nameBytes: nameOf.length, path, isFolder: name.endsWith('/'), bytes, zippedBytes, offset },
    ...readMode(header, name, extra),
    ...readMethod(header, name),
    checksum: header.readUInt32LE(16),
  };
  assertSizes(entry);
  return { entry, next: at + end };
}

function readMode(header: Buffer, name: string, extra: Extra): { executable: boolean } {
  const attributes = header.readUInt32LE(38);
  const mode = attributes >>> 16;
  const types = [mode & TYPE, modeByExtra(extra) & TYPE].filter((type) => type !== 0);
  if (types.includes(LINK)) throw link(name);
  if (isLinkByExtra(extra)) throw link(name);
  if (types.some((type) => type !== REGULAR && type !== FOLDER))
    throw new ZipError('SpecialFile', `${show(name)} is neither a file nor a folder`);
  const isFolder = name.endsWith('/');
  const saysFolder = types.includes(FOLDER) || (attributes & DOS_FOLDER) !== 0;
  if (isFolder ? types.includes(REGULAR) : saysFolder)
    throw new ZipError(
      'HeaderLies',
      `${show(name)} is a file by its name and a folder by its mode, or the other way round`,
    );
  return { executable: (mode & ANY_EXECUTE) !== 0 };
}

const link = (name: string): ZipError =>
  new ZipError('Link', `${show(name)} is a link: zip what it leads to (zip -r follows links unless it is told -y)`);

function readMethod(header: Buffer, name: string): { deflated: boolean; described: boolean } {
  const flags = header.readUInt16LE(8);
  const method = header.readUInt16LE(10);
  if ((flags & ENCRYPTED) !== 0)
    throw new ZipError('Encrypted', `${show(name)} is encrypted: make the package without a password`);
  if ((flags & PATCHED) !== 0 || (method !== 0 && method !== DEFLATED))
    throw new ZipError(
      'UnsupportedMethod',
      `${show(name)} is compressed by method ${method}: make the package with deflate`,
    );
  return { deflated: method === DEFLATED, described: (flags & DESCRIBED) !== 0 };
}

function assertSizes({ path, isFolder, deflated, bytes, zippedBytes }: Entry): void {
  if (isFolder && bytes !== 0) throw new ZipError('SizeLies', `the folder ${show(path)} has content`);
  if (!deflated && bytes !== zippedBytes) throw new ZipError('SizeLies', `${show(path)} is stored, and has two sizes`);
}

const notThere = (): ZipError => new ZipError('NotZip', 'the directory of the package cannot be read');
