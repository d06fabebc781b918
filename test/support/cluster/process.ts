// Telling processes apart for certain: a pid may be used again, a pid with its start time may not.
import { readFileSync, readdirSync, statSync } from 'node:fs';

export interface ProcessId {
  readonly pid: number;
  /** Clock ticks after boot, from /proc. */
  readonly startTime: string;
}

/** undefined when there is no such process, or only its remains, which wait for their parent. */
export function identify(pid: number): ProcessId | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The command in brackets may hold anything, so count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' || startTime === undefined ? undefined : { pid, startTime };
  } catch {
    return undefined;
  }
}

export const isAlive = ({ pid, startTime }: ProcessId): boolean => identify(pid)?.startTime === startTime;

/** All processes in the network namespace that this file stands for. */
export function processesInNamespace(namespaceFile: string): number[] {
  let wanted: number;
  try {
    wanted = statSync(namespaceFile).ino;
  } catch {
    return [];
  }
  return allPids().filter((pid) => {
    try {
      return statSync(`/proc/${String(pid)}/ns/net`).ino === wanted && identify(pid) !== undefined;
    } catch {
      return false;
    }
  });
}

/** In the environment of every process that a start begets: one that is cut off leaves children that are nowhere else yet. */
const MARK = 'PILOTLIGHT_STARTS_CLUSTER';

export async function markingChildren<T>(cluster: string, work: () => Promise<T>): Promise<T> {
  process.env[MARK] = cluster;
  try {
    return await work();
  } finally {
    delete process.env[MARK];
  }
}

export function markedProcesses(cluster: string): number[] {
  return allPids().filter((pid) => {
    try {
      const environment = readFileSync(`/proc/${String(pid)}/environ`, 'utf8').split('\0');
      return environment.includes(`${MARK}=${cluster}`) && identify(pid) !== undefined;
    } catch {
      return false;
    }
  });
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It was faster.
  }
}

function allPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}
