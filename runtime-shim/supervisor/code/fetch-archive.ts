// Gets an archive, as often as it takes and as long as there is time. A failure is the platform's, never the user's.
import { pause } from '../../pause.ts';
import type { Turn } from '../../zip/index.ts';
import type { Archive } from '../assignment.ts';
import { Backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { type CodeServer, urlOf } from './code-server.ts';
import { download, DownloadError } from './download.ts';
import { type Fetched, makeNameless } from './fetched.ts';

export interface FetchDeps {
  server: CodeServer;
  clock: Clock;
  /** Asked after every piece that came. */
  turn: Turn;
  /** Its reason says how much time there was. */
  signal: AbortSignal;
}

export class CodeUnavailableError extends Error {
  override readonly name = 'CodeUnavailableError';
}

/** Throws CodeUnavailableError. */
export async function fetchArchive(archive: Archive, deps: FetchDeps): Promise<Fetched> {
  const file = makeNameless(archive.size);
  try {
    await downloadInto(file.fd, archive, deps);
    return file;
  } catch (cause) {
    file.close();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CodeUnavailableError(`the code with SHA-256 ${archive.sha256} could not be fetched: ${why}`, { cause });
  }
}

async function downloadInto(fd: number, archive: Archive, { server, clock, turn, signal }: FetchDeps): Promise<void> {
  const { sha256, size, token } = archive;
  const address = urlOf(server, sha256);
  const backoff = new Backoff(Math.random);
  let failure: unknown;
  for (;;) {
    try {
      return await download(fd, { address, token, trust: server.trust(), size, sha256, turn, signal });
    } catch (error) {
      // What went wrong before says more than that the time was over.
      if (signal.aborted) throw failure ?? signal.reason;
      if (error instanceof DownloadError && !error.passing) throw error;
      failure = error;
      await pause(clock, backoff.take(), signal);
      if (signal.aborted) throw failure;
    }
  }
}
