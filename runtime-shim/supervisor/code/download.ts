// One attempt to get an archive from an activator's code port into a file: all of its bytes, and no others.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { Turn } from '../../zip/index.ts';
import { httpsOptions } from '../../tls.ts';

export interface Download {
  address: URL;
  token: string;
  trust: string;
  size: number;
  /** Base64. */
  sha256: string;
  /** Asked after every piece. */
  turn: Turn;
  signal: AbortSignal;
}

/** `passing`: it may be otherwise in a moment. Any other error is one of the connection, which may, too. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly passing: boolean;

  constructor(message: string, passing: boolean) {
    super(message);
    this.passing = passing;
  }
}

/** Without a byte. */
const SILENCE_MS = 4_000;
const PASSING_STATUSES: readonly number[] = [408, 425, 429];

export async function download(
  fd: number,
  { address, token, trust, size, sha256, turn, signal }: Download,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const call = request(address, { ...httpsOptions(trust), agent: false, headers, signal, timeout: SILENCE_MS });
  call.on('timeout', () => call.destroy(new Error(`nothing came for ${SILENCE_MS} ms`)));
  call.end();
  try {
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    assertFine(answer);
    const actual = await store(answer, fd, size, turn);
    if (actual !== sha256) throw new DownloadError(`SHA-256 ${actual} came`, false);
  } finally {
    // Late errors of a call that is given up are nobody's.
    call.on('error', () => undefined);
    call.destroy();
  }
}

function assertFine({ statusCode = 0 }: IncomingMessage): void {
  if (statusCode === 200) return;
  const passing = statusCode >= 500 || PASSING_STATUSES.includes(statusCode);
  throw new DownloadError(`the answer was ${statusCode}`, passing);
}

/** Their SHA-256. */
async function store(answer: IncomingMessage, fd: number, size: number, turn: Turn): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    if (bytes + piece.length > size) throw new DownloadError(`more than ${size} bytes came`, false);
    hash.update(piece);
    for (let at = 0; at < piece.length;) at += writeSync(fd, piece, at, piece.length - at, bytes + at);
    bytes += piece.length;
    await turn();
  }
  if (bytes < size) throw new DownloadError(`${bytes} of ${size} bytes came`, true);
  return hash.digest('base64');
}
