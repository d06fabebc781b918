// Requests on a connection, as bytes that are nearly right.
import { mutate } from '../mutate.ts';
import type { Random } from '../random.ts';

const PATH = '/2015-03-31/functions/f/invocations';
const lines = [
  ...[
    `POST ${PATH} HTTP/1.1`,
    `POST ${PATH}?Qualifier=1 HTTP/1.1`,
    'POST / HTTP/1.1',
    `POST ${PATH}#a"<>[]\\^\`{|} HTTP/1.1`,
  ],
  ...[
    `GET ${PATH} HTTP/1.1`,
    `POST ${PATH} HTTP/1.0`,
    `POST http://a${PATH} HTTP/1.1`,
    `POST  ${PATH} HTTP/1.1`,
    'POST * HTTP/1.1',
  ],
];
const fields = [
  ...[
    'Authorization: Bearer x.y',
    'X-Amz-Log-Type: Tail',
    'Connection: keep-alive',
    'Connection: Keep-Alive',
    'Accept: */*',
  ],
  ...['User-Agent: a (b; c) "d"', 'Content-Type: application/json', 'X-Empty:', 'X-Tab:\t a \t', "x!#$%&'*+-.^_`|~: a"],
  ...[
    'Set-Cookie: a=b',
    'Cookie: a=b; c',
    '__proto__: x',
    'constructor: y',
    'toString: z',
    'Age: 1',
    'Referer: http://a/',
  ],
];
const oddFields = [
  ...['Connection: close', 'Connection: upgrade', 'Upgrade: h2c', 'Expect: 100-continue', 'TE: trailers', 'Trailer: x'],
  ...[
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: identity',
    'Content-Length: 1',
    'Content-Length: +2',
    'Host: b',
  ],
  ...[
    'Keep-Alive: timeout=5',
    'Proxy-Connection: close',
    'HTTP2-Settings: AA',
    ' folded: x',
    'a b: c',
    'a : b',
    ': x',
    'x',
  ],
  ...['A: \x80\xff', 'A: b\rc', 'A: b\nC: d', 'A: \0', 'content-length: 2', 'CONTENT-LENGTH:\t2 '],
];

const bodies = ['{}', '', '"a"', '{"a":[1,2]}', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n', '\r\n\r\n'];

const shuffle = <T>(items: T[], random: Random): T[] =>
  items
    .map((item) => [random.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

/** Right, as a client of HTTP would send it. */
export function plainRequest(random: Random): Buffer {
  const body = random.chance(0.1) ? 'x'.repeat(random.below(3000)) : random.pick(bodies);
  const own = ['Host: a', `Content-Length: ${Buffer.byteLength(body)}`];
  const more = Array.from({ length: random.few(6) }, () => random.pick(fields));
  const line = random.chance(0.8) ? (lines[random.below(4)] ?? '') : random.pick(lines);
  return Buffer.from([line, ...shuffle([...own, ...new Set(more)], random), '', body].join('\r\n'), 'latin1');
}

/** Right, plain or not, and complete. */
export function anyRequest(random: Random): Buffer {
  if (random.chance(0.7)) return plainRequest(random);
  const chunks = Array.from({ length: random.few(3) }, () => random.pick(bodies)).filter((chunk) => chunk !== '');
  const coded = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
  return Buffer.from([lines[0], 'Host: a', 'Transfer-Encoding: chunked', '', `${coded}0\r\n\r\n`].join('\r\n'));
}

/** With one thing that is not as it should be, mostly. */
export function oddRequest(random: Random): Buffer {
  const bytes = plainRequest(random);
  if (random.chance(0.2)) return bytes;
  if (random.chance(0.5)) return mutate(bytes, random);
  const [head = '', ...rest] = bytes.toString('latin1').split('\r\n');
  const at = random.below(Math.max(1, rest.length - 1));
  const odd = random.chance(0.8) ? random.pick(oddFields) : random.pick(fields);
  rest.splice(at, random.chance(0.2) ? 1 : 0, odd);
  return Buffer.from([head, ...rest].join('\r\n'), 'latin1');
}
