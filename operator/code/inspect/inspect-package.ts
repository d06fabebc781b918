// Is this package one that may be unpacked? Asked of a throw-away child, since the answer needs all of it to be unzipped.
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PilotlightError } from '../../api/errors.ts';
import { type Clock, systemClock } from '../../reconcile/clock.ts';
import { type ChildEnd, type ChildLimits, runChild } from './child.ts';

export interface Inspection {
  program: string;
  limits: ChildLimits;
  clock: Clock;
}

const inspection: Inspection = {
  program: programBeside(import.meta.filename),
  limits: { timeMs: 10_000, residentBytes: 128 * 1024 * 1024, heapMb: 64 },
  clock: systemClock,
};

const facts = z.object({ unzippedBytes: z.number().int().min(0) });
const answer = z.union([facts, z.object({ rejected: z.string().max(2000) })]);

/** Throws PilotlightError CodeRejected, whose message names the entry and what to do about it. */
export async function inspectPackage(
  path: string,
  signal: AbortSignal,
  { program, limits, clock }: Inspection = inspection,
): Promise<{ unzippedBytes: number }> {
  await using file = await open(path, 'r');
  return toFacts(await runChild({ program, input: file.fd, limits, clock, signal }), limits);
}

function toFacts(end: ChildEnd, limits: ChildLimits): { unzippedBytes: number } {
  if ('crashed' in end) throw rejected(`what unzips it crashed (${end.crashed})`);
  if ('failed' in end) throw new Error(`the inspection of a package failed: ${end.failed}`);
  if ('killedFor' in end) {
    const time = `it takes longer than ${limits.timeMs / 1000} s`;
    const memory = `it takes more than ${limits.residentBytes / 1024 / 1024} MiB of memory`;
    throw rejected(end.killedFor === 'time' ? time : memory);
  }
  const said = answer.parse(JSON.parse(end.output));
  if ('rejected' in said) throw rejected(said.rejected);
  return { unzippedBytes: said.unzippedBytes };
}

const rejected = (why: string): PilotlightError =>
  new PilotlightError('CodeRejected', `Could not unzip the package: ${why}.`);

/** The image holds bundles side by side; unbundled, the child's entry is the file next to this one. */
function programBeside(file: string): string {
  return join(dirname(file), file.endsWith('.ts') ? 'main.ts' : 'inspect.mjs');
}
