// Inline files → deployment package: a zip whose bytes depend on the files alone, because its digest is the codeSha256.
// Entries are stored, sorted by path, dated 1980-01-01, mode 0644.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export interface Archive {
  zip: Buffer;
  /** Base64, as Lambda's CodeSha256. */
  sha256: string;
}

const DOS_DATE_1980 = 0x0021;
const UTF8_NAMES = 0x0800;
const VERSION_2_UNIX = 0x0314;
const REGULAR_FILE_0644 = (0o100644 << 16) >>> 0;

interface Entry {
  name: Buffer;
  content: Buffer;
  crc: number;
  offset: number;
}

export function archiveInline(files: Readonly<Record<string, string>>): Archive {
  const entries: Entry[] = [];
  const parts: Buffer[] = [];
  let offset = 0;
  for (const path of Object.keys(files).sort()) {
    const content = Buffer.from(files[path] ?? '');
    const entry = { name: Buffer.from(path), content, crc: crc32(content), offset };
    const header = localHeader(entry);
    entries.push(entry);
    parts.push(header, entry.name, content);
    offset += header.length + entry.name.length + content.length;
  }
  const directory = Buffer.concat(entries.flatMap((entry) => [centralHeader(entry), entry.name]));
  const zip = Buffer.concat([...parts, directory, endOfDirectory(entries.length, directory.length, offset)]);
  return { zip, sha256: createHash('sha256').update(zip).digest('base64') };
}

function localHeader({ name, content, crc }: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(UTF8_NAMES, 6);
  header.writeUInt16LE(DOS_DATE_1980, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function centralHeader({ name, content, crc, offset }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION_2_UNIX, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(UTF8_NAMES, 8);
  header.writeUInt16LE(DOS_DATE_1980, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(content.length, 20);
  header.writeUInt32LE(content.length, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(REGULAR_FILE_0644, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
