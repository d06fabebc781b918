// One connection for bytes that fetch would not send, and the first answer that comes back on it.
import { connect } from 'node:net';
import type { ConformanceAnswer, RawRequest } from './target.ts';

const SILENCE_MS = 20_000;

export function sendRaw(url: string, { raw, ends = false }: RawRequest): Promise<ConformanceAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port || 80), hostname);
    let bytes = Buffer.alloc(0);
    const finish = (answer: ConformanceAnswer): void => {
      socket.destroy();
      resolve(answer);
    };
    // The other side may hang up before it has read everything; what it said before counts.
    socket.on('error', () => undefined);
    socket.setTimeout(SILENCE_MS, () => {
      reject(new Error('neither an answer nor an end'));
      socket.destroy();
    });
    socket.on('data', (part: Buffer) => {
      bytes = Buffer.concat([bytes, part]);
      const answer = readAnswer(bytes);
      if (answer !== undefined) finish(answer);
    });
    socket.once('close', () => finish(readAnswer(bytes, true) ?? { status: 0, headers: new Headers(), body: '' }));
    if (ends) socket.end(raw);
    else socket.write(raw);
  });
}

/** undefined: not whole yet. */
function readAnswer(bytes: Buffer, isAll = false): ConformanceAnswer | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [line = '', ...fields] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const headers = new Headers(fields.map((field) => field.split(/:(.*)/s, 2) as [string, string]));
  const body = bytes.subarray(headEnd + 4);
  if (!isAll && body.length < Number(headers.get('content-length') ?? Infinity)) return undefined;
  return { status: Number(line.split(' ')[1]), headers, body: body.toString() };
}
