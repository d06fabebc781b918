// The extra fields of a header: 64-bit sizes, and second opinions about what an entry is, which must not differ from the first.
import { ZipError, show } from './zip-error.ts';

const ZIP64 = 0x0001;
const PKWARE_UNIX = 0x000d;
const ASI_UNIX = 0x756e;
const UNICODE_PATH = 0x7075;
/** Times, user and group; what follows is where a link leads. */
const PKWARE_UNIX_BYTES = 12;

export type Extra = ReadonlyMap<number, Buffer>;

const none: Extra = new Map();

export function readExtra(bytes: Buffer, name: string): Extra {
  if (bytes.length === 0) return none;
  const fields = new Map<number, Buffer>();
  for (let at = 0; at + 4 <= bytes.length;) {
    const id = bytes.readUInt16LE(at);
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (end > bytes.length) {
      // Padding that some tools leave, and that no tool reads.
      if (id === 0) break;
      throw new ZipError('HeaderLies', `the extra fields of ${show(name)} are longer than their room`);
    }
    if (fields.has(id) && id === ZIP64) throw new ZipError('Zip64Lies', `${show(name)} has two 64-bit sizes`);
    fields.set(id, bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** Each value that is all ones stands, in order, in the zip64 field; and nothing else does. */
export function resolveZip64(values: readonly number[], extra: Extra, name: string): number[] {
  const field = extra.get(ZIP64);
  if (field === undefined) return [...values];
  let at = 0;
  const resolved = values.map((value) => {
    if (value !== 0xffffffff) return value;
    if (at + 8 > field.length) throw new ZipError('Zip64Lies', `${show(name)} lacks a 64-bit size`);
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  });
  if (at !== field.length) throw new ZipError('Zip64Lies', `${show(name)} has a 64-bit size beside another one`);
  return resolved;
}

/** Only a link or a device has more than times and owners there. */
export function isLinkByExtra(extra: Extra): boolean {
  return (extra.get(PKWARE_UNIX)?.length ?? 0) > PKWARE_UNIX_BYTES;
}

export function modeByExtra(extra: Extra): number {
  const field = extra.get(ASI_UNIX);
  return field !== undefined && field.length >= 6 ? field.readUInt16LE(4) : 0;
}

/** A name in UTF-8 beside one in an older alphabet. */
export function nameByExtra(extra: Extra): Buffer | undefined {
  const field = extra.get(UNICODE_PATH);
  return field !== undefined && field.length > 5 ? field.subarray(5) : undefined;
}
