// Reads one plain request out of the bytes of a connection: a POST whose head and body are both there, written without any
// of HTTP's subtleties. Whatever is not as plain as that is left to node:http (docs/decisions/0009). Pure.
import type { Head } from './exchange.ts';

export interface PlainRequest {
  head: Head;
  body: Buffer;
  /** For the next request of the same connection, which often begins with the same bytes. */
  known: KnownHead;
}

export interface KnownHead {
  bytes: Buffer;
  head: Head;
  bodyLength: number;
}

/** What the rest of the bytes must say: `partial` is plain so far, and only its body is not whole. */
export type Parsed = PlainRequest | 'partial' | 'other';

const HEAD_LIMIT = 8_192;
/** A longer body is streamed by node:http, so that it is counted while it comes. */
const BODY_LIMIT = 65_536;
const HEAD_END = Buffer.from('\r\n\r\n');
/** One line, then fields: a name of token characters, a colon, visible ASCII. No folding, no bare line feed. */
const HEAD = /^POST (\/[\x21-\x7e]*) HTTP\/1\.1\r\n(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e]*\r\n)+$/;
const LENGTH = /^\d{1,5}$/;
/** Fields that change how a message is framed or a connection is used, and those that node:http reads in a way of its own. */
const SUBTLE = [
  'transfer-encoding',
  'connection',
  'expect',
  'upgrade',
  'trailer',
  'te',
  'keep-alive',
  'proxy-connection',
  'set-cookie',
  '__proto__',
];

export function parseRequest(bytes: Buffer, last?: KnownHead): Parsed {
  const known = last !== undefined && beginsWith(bytes, last.bytes) ? last : readHead(bytes);
  if (known === undefined) return 'other';
  const bodyStart = known.bytes.length;
  const missing = bodyStart + known.bodyLength - bytes.length;
  if (missing < 0) return 'other';
  return missing > 0 ? 'partial' : { head: known.head, body: bytes.subarray(bodyStart), known };
}

const beginsWith = (bytes: Buffer, head: Buffer): boolean =>
  bytes.length >= head.length && head.compare(bytes, 0, head.length) === 0;

function readHead(bytes: Buffer): KnownHead | undefined {
  const end = bytes.subarray(0, HEAD_LIMIT).indexOf(HEAD_END);
  if (end < 0) return undefined;
  const text = bytes.toString('latin1', 0, end + 2);
  const url = HEAD.exec(text)?.[1];
  const headers = url === undefined ? undefined : readFields(text);
  if (url === undefined || headers === undefined || !LENGTH.test(headers['content-length'] ?? '')) return undefined;
  const bodyLength = Number(headers['content-length']);
  if (bodyLength > BODY_LIMIT) return undefined;
  // A copy: what was read is part of something larger.
  return {
    bytes: Buffer.from(bytes.subarray(0, end + HEAD_END.length)),
    head: { method: 'POST', url, headers },
    bodyLength,
  };
}

/** undefined: a field is there twice, or is one of those that are not plain, or Host is missing. */
function readFields(head: string): Record<string, string> | undefined {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (let at = head.indexOf('\r\n') + 2; at < head.length;) {
    const lineEnd = head.indexOf('\r\n', at);
    const colon = head.indexOf(':', at);
    const name = head.slice(at, colon).toLowerCase();
    if (name in headers) return undefined;
    headers[name] = head.slice(colon + 1, lineEnd).trim();
    at = lineEnd + 2;
  }
  const isPlain = headers['host'] !== undefined && !SUBTLE.some((name) => isSubtle(name, headers[name]));
  return isPlain ? headers : undefined;
}

function isSubtle(name: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  return name !== 'connection' || value.toLowerCase() !== 'keep-alive';
}
