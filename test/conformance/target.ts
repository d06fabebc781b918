// What a conformance run is pointed at, and one request to it.
import { sendRaw } from './raw.ts';

export interface ConformanceTarget {
  url: string;
  /** Of a caller that may invoke everything in its own namespace, where the functions are. */
  token: string;
  /** Of a caller that may invoke nothing there. */
  strangerToken: string;
  namespace: string;
  account: string;
  region: string;
}

export interface ConformanceRequest {
  /** What stands between functions/ and /invocations. */
  name: string;
  /** Replaces the whole path. */
  path?: string;
  method?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  /** null: no Authorization header. */
  token?: string | null;
}

/** For what no client of HTTP would send: the bytes of a whole connection. */
export interface RawRequest {
  raw: string | Uint8Array;
  /** Says afterwards that nothing more will come. */
  ends?: boolean;
}

export interface ConformanceAnswer {
  /** 0: the connection was closed without an answer. */
  status: number;
  headers: Headers;
  body: string;
}

export async function send(
  target: ConformanceTarget,
  request: ConformanceRequest | RawRequest,
): Promise<ConformanceAnswer> {
  if ('raw' in request) return sendRaw(target.url, request);
  const { name, method = 'POST', query = '', headers = {}, body = '{}', token = target.token } = request;
  const path = request.path ?? `/2015-03-31/functions/${encodeURIComponent(name)}/invocations${query}`;
  const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const init = { method, headers: { ...authorization, ...headers } };
  const response = await fetch(target.url + path, method === 'GET' || method === 'HEAD' ? init : { ...init, body });
  return { status: response.status, headers: response.headers, body: await response.text() };
}
