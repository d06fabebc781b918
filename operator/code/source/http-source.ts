// A package at an http or https URL. Redirects are followed by hand, so that each is judged as the first address was.
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { PilotlightError } from '../../api/errors.ts';
import type { ZipSource } from './code-source.ts';
import { explainStatus, explainTransport, type Place } from './fetch-failures.ts';
import type { Patience } from './patience.ts';

/** An answer of 200 whose body is not read yet. */
export interface Answer {
  /** To blame for what the body turns out to be. */
  readonly place: Place;
  /** What the package must be, and which field says so. */
  readonly expected: { readonly sha256: string | undefined; readonly field: string };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

export interface Opening {
  readonly dispatcher: Dispatcher;
  readonly patience: Patience;
  /** Where the source stands in its object. */
  readonly field: string;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export async function openHttp({ url: text, sha256 }: ZipSource, opening: Opening): Promise<Answer> {
  const field = `${opening.field}.url`;
  let url = parseUrl(text, field);
  for (let redirects = 0; ; redirects++) {
    const place = { field, host: url.hostname };
    const { statusCode, headers, body } = await get(url, place, opening);
    if (statusCode === 200) return { place, headers, body, expected: { sha256, field: `${opening.field}.sha256` } };
    const { location } = headers;
    if (!REDIRECTS.has(statusCode) || typeof location !== 'string') throw explainStatus(statusCode, place);
    if (redirects === MAX_REDIRECTS)
      throw new PilotlightError(
        'CodeRedirectRefused',
        `${field}: more than ${String(MAX_REDIRECTS)} redirects, the last one from the host '${place.host}'. Give the URL at their end.`,
      );
    url = follow(url, location, field);
  }
}

/** The address that a spec gives. */
export function parseUrl(text: string, field: string): URL {
  const url = URL.parse(text);
  const fault = url === null ? 'is no URL' : faultOf(url);
  if (url !== null && fault === undefined) return url;
  throw new PilotlightError('CodeAddressRefused', `${field}: ${String(fault)}.`);
}

function follow(from: URL, location: string, field: string): URL {
  const url = URL.parse(location, from.href);
  const downgrade = url?.protocol === 'http:' && from.protocol === 'https:' ? 'leaves https for http' : undefined;
  const fault = url === null ? 'is no URL' : (faultOf(url) ?? downgrade);
  if (url !== null && fault === undefined) return url;
  throw new PilotlightError(
    'CodeRedirectRefused',
    `${field}: the host '${from.hostname}' redirects to an address that ${String(fault)}. Give the URL at its end.`,
  );
}

function faultOf({ protocol, username, password }: URL): string | undefined {
  if (protocol !== 'http:' && protocol !== 'https:') return 'is neither http nor https';
  if (username !== '' || password !== '')
    return 'holds a user or password, which everybody who may read the object would see; use a presigned URL or an S3 source with a Secret';
  return undefined;
}

async function get(url: URL, place: Place, { dispatcher, patience }: Opening): Promise<Dispatcher.ResponseData> {
  patience.awaits(`an answer from the host '${place.host}'`);
  try {
    return await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'pilotlight' },
      signal: patience.signal,
    });
  } catch (error) {
    throw explainTransport(error, place);
  }
}
