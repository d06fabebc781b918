// A body becomes a file, as fast as the disk takes it.
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { PACKAGE_LIMIT_BYTES } from '../../api/code.ts';
import { PilotlightError } from '../../api/errors.ts';
import { headerOf, type Request } from '../http/exchange.ts';

/** Returns how long it is. Leaves the connection usable when it gives up, so that the caller can be told why. */
export async function receive({ head, body }: Request, path: string): Promise<number> {
  if (Number(headerOf(head, 'content-length') ?? 0) > PACKAGE_LIMIT_BYTES) throw tooLarge();
  const file = await onDisk(open(path, 'wx', 0o600));
  try {
    return await write(Buffer.isBuffer(body) ? Readable.from([body]) : body, file);
  } finally {
    await file.close();
  }
}

async function write(body: Readable, file: FileHandle): Promise<number> {
  let size = 0;
  for await (const chunk of chunksOf(body)) {
    size += chunk.length;
    if (size > PACKAGE_LIMIT_BYTES) throw tooLarge();
    await onDisk(file.writeFile(chunk));
  }
  return size;
}

async function* chunksOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch (cause) {
    throw new PilotlightError('RequestTimedOut', 'The request ended before its body did.', { cause });
  }
}

async function onDisk<T>(effect: Promise<T>): Promise<T> {
  try {
    return await effect;
  } catch (cause) {
    throw new PilotlightError('CodeUnavailable', 'The activator has no room for the package now. Try again.', {
      cause,
    });
  }
}

const tooLarge = (): PilotlightError =>
  new PilotlightError('CodeTooLarge', `Zipped size must be smaller than ${PACKAGE_LIMIT_BYTES} bytes`);
