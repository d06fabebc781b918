// Fetching and unpacking a big package takes a processor for half a second. Where others wait for one meanwhile, calls of other
// functions among them, it is done in short pieces with rests between: calls are late by a rest's work, not by a time slice of the kernel.
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Turn } from '../../zip/index.ts';
import type { Clock } from '../clock.ts';

export interface StepAsideOptions {
  clock: Clock;
  /** More want to run on this node than there are processors. */
  isCrowded: () => boolean;
}

const WORK_MS = 1;
const REST_MS = 1;
/** A node that is always crowded must not keep a cold start waiting for ever. */
const MOST_RESTS = 400;

export function makeStepAside({ clock, isCrowded }: StepAsideOptions): Turn {
  let workedSince = clock.monotonic();
  let rests = 0;
  return () => {
    if (clock.monotonic() - workedSince < WORK_MS || rests >= MOST_RESTS) return undefined;
    if (!isCrowded()) {
      workedSince = clock.monotonic();
      return undefined;
    }
    rests++;
    return new Promise((resolve) => {
      clock.after(REST_MS, () => {
        workedSince = clock.monotonic();
        resolve();
      });
    });
  };
}

const LOAD = '/proc/loadavg';

/** Its fourth field says how many want to run in this moment, on the whole node. Where nobody says, nobody waits. */
export function isNodeCrowded(): boolean {
  if (!existsSync(LOAD)) return false;
  return readRunning(readFileSync(LOAD, 'latin1')) > availableParallelism();
}

export const readRunning = (text: string): number => Number(/ (\d+)\//.exec(text)?.[1] ?? 0);
