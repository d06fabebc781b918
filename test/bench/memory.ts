// Resident memory of the programs of an instance, read where the kernel keeps it.
import { readdirSync, readFileSync } from 'node:fs';

/** MB of every process whose command line holds the text. */
export function residentMb(commandLine: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => [read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '), read(`/proc/${pid}/status`)] as const)
    .filter(([command]) => command.includes(commandLine))
    .map(([, status]) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024);
}

/** A process may end between the listing and the reading. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
