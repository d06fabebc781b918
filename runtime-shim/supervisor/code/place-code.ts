// What an Assign names → files below the task root and the layers' root: fetched side by side, checked, unpacked in order.
import { createHash } from 'node:crypto';
import { type Turn, unpackZip, unpackZipBytes, ZipError, zipLimits } from '../../zip/index.ts';
import type { Archive, Assignment } from '../assignment.ts';
import type { Clock } from '../clock.ts';
import type { CodeServer } from './code-server.ts';
import type { Fetched } from './fetched.ts';
import { clearTaskRoot, type Places, sealPlaces } from './places.ts';
import { isNodeCrowded, makeStepAside } from './step-aside.ts';

/** An archive is not what it should be: no other attempt helps. Whatever else is thrown is the platform's fault. */
export class CodeError extends Error {
  override readonly name = 'Runtime.InvalidCode';
}

export interface PlaceDeps extends Places {
  clock: Clock;
  server: CodeServer;
  /** For all that is fetched. */
  limitMs: number;
}

/** Once in the life of an instance. Throws CodeError, or CodeUnavailableError when an archive did not come. */
export async function placeCode(assignment: Assignment, deps: PlaceDeps): Promise<void> {
  const { taskRoot, layerRoot, clock, limitMs } = deps;
  clearTaskRoot(deps);
  const stop = new AbortController();
  const stopLimit = clock.after(limitMs, () => stop.abort(new Error(`it took longer than ${limitMs} ms`)));
  const turn = makeStepAside({ clock, isCrowded: isNodeCrowded });
  const bringOne = (archive: Archive): ReturnType<typeof bring> => bring(archive, deps, turn, stop.signal);
  const parts = [
    ...assignment.layers.map((archive) => ({ target: layerRoot, bytes: bringOne(archive) })),
    { target: taskRoot, bytes: bringOne(assignment.code) },
  ];
  // One may fail while another is awaited.
  for (const { bytes } of parts) bytes.catch(() => undefined);
  try {
    let left = zipLimits.unzippedBytes;
    for (const { target, bytes } of parts) left -= await unpack(await bytes, target, left, turn);
    sealPlaces(deps);
  } finally {
    stopLimit();
    stop.abort(new Error('another archive was not usable'));
    for (const { bytes } of parts) void bytes.then(close, () => undefined);
  }
}

/** The bytes of the Assign, or a file with what was fetched. */
async function bring(
  archive: Archive,
  { server, clock }: PlaceDeps,
  turn: Turn,
  signal: AbortSignal,
): Promise<Uint8Array | Fetched> {
  if (archive.zip.length > 0) return checked(archive);
  const { fetchArchive } = await import('./fetch-archive.ts');
  return fetchArchive(archive, { server, clock, turn, signal });
}

function checked({ zip, sha256 }: Archive): Uint8Array {
  const actual = createHash('sha256').update(zip).digest('base64');
  if (actual !== sha256) throw new CodeError(`the code has SHA-256 ${actual}, expected ${sha256}`);
  return zip;
}

/** How many bytes there are now. */
async function unpack(bytes: Uint8Array | Fetched, target: string, leftBytes: number, turn: Turn): Promise<number> {
  const limits = { ...zipLimits, unzippedBytes: leftBytes };
  try {
    const { unzippedBytes } =
      bytes instanceof Uint8Array
        ? await unpackZipBytes(bytes, target, limits)
        : await unpackZip(bytes.fd, bytes.size, target, limits, turn);
    return unzippedBytes;
  } catch (error) {
    if (error instanceof ZipError) throw new CodeError(error.message, { cause: error });
    throw error;
  }
}

function close(bytes: Uint8Array | Fetched): void {
  if (!(bytes instanceof Uint8Array)) bytes.close();
}
