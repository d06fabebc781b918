// An archive on disk that has no name any more: it goes when it is closed, and with the process at the latest.
import { closeSync, openSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

export interface Fetched {
  fd: number;
  size: number;
  close(): void;
}

export function makeNameless(size: number): Fetched {
  const path = join(tmpdir(), `pilotlight-${randomUUID()}`);
  const fd = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return { fd, size, close: () => closeSync(fd) };
}
