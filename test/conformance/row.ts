// What a row is, and the answers that many rows expect.
import type { ConformanceAnswer, ConformanceRequest, ConformanceTarget, RawRequest } from './target.ts';

export interface Row {
  what: string;
  request: (target: ConformanceTarget) => ConformanceRequest | RawRequest;
  expect: (target: ConformanceTarget) => Expected;
}

export interface Expected {
  status: number;
  /** null: the header must be absent. */
  headers?: Record<string, string | RegExp | null>;
  /** An object is compared as JSON, member by member. */
  body?: string | RegExp | object;
  /** What a table cannot say. */
  check?: (answer: ConformanceAnswer) => void;
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const LIMIT = 6_291_456;
const NOT_JSON = 'Could not parse request body into json: Could not parse payload into json: ';

export const arnOf = ({ region, account }: ConformanceTarget, name: string): string =>
  `arn:aws:lambda:${region}:${account}:function:${name}`;
export const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

export const call = (what: string, request: Partial<ConformanceRequest>, expected: Expected): Row => ({
  what,
  request: () => ({ name: 'echo', ...request }),
  expect: () => expected,
});

/** An API error: its type in the header, its text in the body under the member that Lambda uses. */
export const failure = (status: number, type: string, body: RegExp | object): Expected => ({
  status,
  headers: {
    'x-amzn-errortype': type,
    'x-amzn-requestid': UUID,
    'content-type': 'application/json',
    'x-amz-executed-version': null,
  },
  body,
});
export const invalid = (text: RegExp): Expected => failure(400, 'ValidationException', text);
export const notJson = (text = ''): RegExp =>
  new RegExp(`^\\{"Type":"User","message":"${NOT_JSON.replaceAll('.', '\\.')}${text}`);
