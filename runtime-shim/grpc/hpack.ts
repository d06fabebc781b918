// HTTP/2's header compression (RFC 7541). We write every field in full, and read whatever a peer may write.
import { decodeHuffman } from './huffman.ts';

export type Field = readonly [name: string, value: string];

export class HpackError extends Error {
  override readonly name = 'HpackError';
}

const TABLE_BYTES = 4096;
const FIELD_OVERHEAD = 32;
/** All fields of one block together. */
const BLOCK_LIMIT = 16_384;

const staticTable: readonly Field[] = [
  ':authority',
  ':method GET',
  ':method POST',
  ':path /',
  ':path /index.html',
  ':scheme http',
  ':scheme https',
  ...[200, 204, 206, 304, 400, 404, 500].map((status) => `:status ${status}`),
  'accept-charset',
  'accept-encoding gzip, deflate',
  ...['accept-language', 'accept-ranges', 'accept', 'access-control-allow-origin', 'age', 'allow', 'authorization'],
  ...['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'content-length'],
  ...['content-location', 'content-range', 'content-type', 'cookie', 'date', 'etag', 'expect', 'expires', 'from'],
  ...['host', 'if-match', 'if-modified-since', 'if-none-match', 'if-range', 'if-unmodified-since', 'last-modified'],
  ...['link', 'location', 'max-forwards', 'proxy-authenticate', 'proxy-authorization', 'range', 'referer', 'refresh'],
  ...['retry-after', 'server', 'set-cookie', 'strict-transport-security', 'transfer-encoding', 'user-agent', 'vary'],
  ...['via', 'www-authenticate'],
].map((entry) => {
  const [name = '', ...value] = entry.split(' ');
  return [name, value.join(' ')];
});

/** Literals without indexing and without Huffman's code. */
export function encodeFields(fields: readonly Field[]): Buffer {
  return Buffer.concat(fields.flatMap(([name, value]) => [Buffer.of(0), encodeString(name), encodeString(value)]));
}

function encodeString(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.concat([encodeInteger(bytes.length), bytes]);
}

/** With a prefix of seven bits. */
function encodeInteger(value: number): Buffer {
  if (value < 127) return Buffer.of(value);
  const bytes = [127];
  let rest = value - 127;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

/** One for each direction of a connection: blocks build on those before them. */
export class FieldDecoder {
  /** The newest first. */
  readonly #table: Field[] = [];
  #tableBytes = 0;
  #tableLimit = TABLE_BYTES;
  #block: Buffer = Buffer.alloc(0);
  #at = 0;

  /** A name that comes twice keeps its last value. Throws HpackError; the connection is then of no more use. */
  decode(block: Buffer): Map<string, string> {
    this.#block = block;
    this.#at = 0;
    const fields = new Map<string, string>();
    let bytes = 0;
    while (this.#at < block.length) {
      const field = this.#readField();
      if (field === undefined) continue;
      bytes += sizeOf(field);
      if (bytes > BLOCK_LIMIT) throw new HpackError(`more than ${BLOCK_LIMIT} bytes of header fields`);
      fields.set(...field);
    }
    return fields;
  }

  /** undefined: it only changed the table's size. */
  #readField(): Field | undefined {
    const first = this.#peek();
    if (first >= 0x80) return this.#lookUp(this.#readInteger(7));
    if (first >= 0x40) return this.#remember(this.#readLiteral(6));
    if (first >= 0x20) return this.#resize(this.#readInteger(5));
    return this.#readLiteral(4);
  }

  #readLiteral(prefixBits: number): Field {
    const index = this.#readInteger(prefixBits);
    const name = index === 0 ? this.#readString() : this.#lookUp(index)[0];
    return [name, this.#readString()];
  }

  #readString(): string {
    const packed = this.#peek() >= 0x80;
    const length = this.#readInteger(7);
    const bytes = this.#block.subarray(this.#at, this.#at + length);
    if (bytes.length < length) throw new HpackError('a string ends too early');
    this.#at += length;
    const text = packed ? decodeHuffman(bytes) : bytes.toString('latin1');
    if (text === undefined) throw new HpackError('a string is not in the code');
    return text;
  }

  #readInteger(prefixBits: number): number {
    const most = 2 ** prefixBits - 1;
    let value = this.#peek() & most;
    this.#at++;
    if (value < most) return value;
    for (let factor = 1; factor <= 128 ** 2; factor *= 128) {
      const byte = this.#peek();
      this.#at++;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new HpackError('a number is too large');
  }

  #peek(): number {
    const byte = this.#block[this.#at];
    if (byte === undefined) throw new HpackError('a field ends too early');
    return byte;
  }

  #lookUp(index: number): Field {
    const field = staticTable[index - 1] ?? this.#table[index - 1 - staticTable.length];
    if (field === undefined) throw new HpackError(`no field has index ${index}`);
    return field;
  }

  #remember(field: Field): Field {
    this.#table.unshift(field);
    this.#tableBytes += sizeOf(field);
    this.#evict();
    return field;
  }

  #resize(limit: number): undefined {
    if (limit > TABLE_BYTES) throw new HpackError('the table may not be that large');
    this.#tableLimit = limit;
    this.#evict();
  }

  #evict(): void {
    while (this.#tableBytes > this.#tableLimit) {
      const oldest = this.#table.pop();
      this.#tableBytes -= oldest === undefined ? this.#tableBytes : sizeOf(oldest);
    }
  }
}

const sizeOf = ([name, value]: Field): number => name.length + value.length + FIELD_OVERHEAD;
