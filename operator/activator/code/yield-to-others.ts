// Where cores are few, whoever calls is served before whoever fetches: this thread, and what it starts, is nice to the others.
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

const NICE = 10;

/** Linux gives priorities to threads, and says under this name which one reads it. Elsewhere all are served alike. */
export function yieldToOthers(onFault: (error: unknown) => void): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICE);
  } catch (error) {
    onFault(error);
  }
}
