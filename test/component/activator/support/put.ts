// A client that sends a package: what it hears also when the other end stops listening in the middle.
import { request, type IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';

export interface PutOptions {
  token?: string | undefined;
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  /** Without a length: it is sent in chunks. */
  chunked?: boolean;
}

export interface Put {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: Record<string, unknown>;
}

export function put(url: string, body: Buffer | Iterable<Buffer>, options: PutOptions = {}): Promise<Put> {
  const { token, path = '/code', method = 'PUT', headers = {}, chunked = false } = options;
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const length = chunked || !Buffer.isBuffer(body) ? {} : { 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, {
      method,
      headers: { ...authorization, ...length, ...headers },
      agent: false,
    });
    let isAnswered = false;
    asked.on('response', (response) => {
      isAnswered = true;
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>,
        }),
      );
    });
    asked.on('error', (error) => {
      if (!isAnswered) reject(error);
    });
    Readable.from(Buffer.isBuffer(body) ? [body] : body).pipe(asked);
  });
}
