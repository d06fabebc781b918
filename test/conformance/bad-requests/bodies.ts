// Events that are not JSON.
import { call, failure, notJson, type Row } from '../row.ts';

const noJson = [
  ...['{', '}', '[', '[1,]', '[1 2]', '[,]', '{"a":1,}', '{"a" 1}', '{"a":}', '{a:1}', "{'a':1}", '{"a":1}}'],
  ...['undefined', 'NaN', 'Infinity', '-', 'True', 'tru', 'nulll', '01', '+1', '.5', '1.', '1e', '0x10', '1_000'],
  ...['"unterminated', '"\\x41"', '"\\u12"', '"\n"', '"\t"', '"\0"', '\0', ' ', '\n', '\v1', '\u00a01', '\ufeff{}'],
  ...['// comment\n1', '{}{}', '{} x', '<event/>', 'a=1&b=2', '--boundary', '`1`'],
];

const noUtf8: [why: string, bytes: number[]][] = [
  ['a byte that begins nothing', [0x22, 0x80, 0x22]],
  ['a character that is cut off', [0x22, 0xe2, 0x82, 0x22]],
  ['a character in more bytes than it needs', [0x22, 0xc0, 0x80, 0x22]],
  ['half of a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ['a character beyond Unicode', [0x22, 0xf5, 0x80, 0x80, 0x80, 0x22]],
  ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ['gzip', [0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00]],
];

export const badBodies: Row[] = [
  ...noJson.map((body) =>
    call(`the event ${JSON.stringify(body)}`, { body }, failure(400, 'InvalidRequestContentException', notJson())),
  ),
  ...noUtf8.map(([why, bytes]) =>
    call(
      `an event with ${why}`,
      { body: Uint8Array.from(bytes) },
      failure(400, 'InvalidRequestContentException', notJson('Invalid UTF-8')),
    ),
  ),
  call(
    'an event of 100,000 open brackets',
    { body: '['.repeat(100_000) },
    failure(400, 'InvalidRequestContentException', notJson()),
  ),
  call(
    'an event of 100,000 open objects',
    { body: '{"a":'.repeat(100_000) },
    failure(400, 'InvalidRequestContentException', notJson()),
  ),
];
