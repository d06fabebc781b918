// Resident memory of the programs of an instance, read where the kernel keeps it.
import { readdirSync, readFileSync } from 'node:fs';

/** MB that one more process of those takes: what they share is counted in parts. */
export function proportionalMb(commandLine: string): number[] {
  return pidsOf(commandLine).map(
    (pid) => Number(/^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024,
  );
}

/** MB of every process whose command line holds the text. */
export function residentMb(commandLine: string): number[] {
  return pidsOf(commandLine).map(
    (pid) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024,
  );
}

/** Of every process whose command line holds the text. */
export function pidsOf(commandLine: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').includes(commandLine));
}

/** A process may end between the listing and the reading. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
