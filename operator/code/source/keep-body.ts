// A body as a file, hashed on its way. The file is whole, or it is not there.
import { createHash, randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '@pilotlight/runtime-shim/error-code';
import { PilotlightError } from '../../api/errors.ts';
import type { FetchedPackage } from './code-source.ts';

export async function keepBody(body: AsyncIterable<Buffer>, directory: string): Promise<FetchedPackage> {
  const file = path.join(directory, `fetched-${randomUUID()}.zip`);
  const handle = await onDisk(open(file, 'wx', 0o600));
  try {
    const written = await write(body, handle).finally(() => onDisk(handle.close()));
    return { path: file, ...written };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function write(body: AsyncIterable<Buffer>, handle: FileHandle): Promise<{ size: number; digest: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    hash.update(chunk);
    await onDisk(handle.appendFile(chunk));
  }
  return { size, digest: hash.digest('hex') };
}

/** A fault of this machine, and of nobody's spec. */
async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = String(codeOf(error) ?? 'an unknown error');
    const text = `The operator cannot keep a package on its disk (${code}). It is tried again.`;
    throw new PilotlightError('CodeUnavailable', text, { cause: error });
  }
}
