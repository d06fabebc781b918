// The supervisor's notebook: which process is which part of the cluster. Read by everyone else.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartName } from './parts/part.ts';
import type { Plan } from './plan.ts';
import type { ProcessId } from './process.ts';

export interface PartRecord extends ProcessId {
  /** Set once it has ended: how. */
  readonly ended?: string;
}

export interface Records {
  readonly supervisor?: ProcessId;
  readonly parts: Partial<Record<PartName, PartRecord>>;
}

const recordsFile = (plan: Plan): string => join(plan.directory, 'processes.json');

export function writeRecords(plan: Plan, records: Records): void {
  const file = recordsFile(plan);
  writeFileSync(`${file}.new`, JSON.stringify(records, undefined, 2));
  renameSync(`${file}.new`, file);
}

export function readRecords(plan: Plan): Records {
  try {
    return JSON.parse(readFileSync(recordsFile(plan), 'utf8')) as Records;
  } catch {
    return { parts: {} };
  }
}
