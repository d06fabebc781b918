// Packages beside warm calls: what a cold start with 50 MB of code, and an upload of as much, do to the p99 of 500 calls a second of
// another function. In turns with nothing beside, and with a cold start of a few bytes: pods cost most of it.
import { randomBytes } from 'node:crypto';
import { archiveInline } from '../../operator/code/archive.ts';
import { allowUploads, upload } from '../e2e/support/uploads.ts';
import { applyReady, untilNoPods, type Story } from '../e2e/support/world.ts';
import { invoke } from '../support/invoke.ts';
import { summarize } from './statistics.ts';
import { steady } from './steady.ts';
import type { Place } from './warm.ts';

const ROUNDS = 5;
const PER_SECOND = 500;
const SECONDS = 8;
const WARM_UP_SECONDS = 20;
/** Three quarters of what base64 makes of it; below Lambda's limit of 52,428,800. */
const RANDOM_BYTES = 37_000_000;

export interface CodeResult {
  aloneP99Ms: number;
  besideSmallColdStartP99Ms: number;
  besideColdStartP99Ms: number;
  besideUploadP99Ms: number;
  /** From the request to the answer, the package in the activator's cache. */
  coldStartP50Ms: number;
  packageBytes: number;
  failed: number;
}

/** `warm`: a function of another namespace, so that `story` can wait for its pods to go. */
export async function measureCode(story: Story, warm: Place): Promise<CodeResult> {
  const publisher = await allowUploads(story);
  const first = makePackage();
  const { sha256 } = await upload(publisher, first);
  await applyReady(story, 'big', { upload: { sha256 } }, { memorySize: 512, timeout: 30, idleTimeout: 1 });
  await applyReady(story, 'small', 'export const handler = async () => "small";', { idleTimeout: 1 });
  await coldStart(story, 'big');
  await untilNoPods(story);
  const beside: Record<'nothing' | 'small' | 'big' | 'upload', number[]> = {
    nothing: [],
    small: [],
    big: [],
    upload: [],
  };
  const starts: number[] = [];
  let failed = 0;
  const measure = async (into: number[], alongside: () => Promise<unknown>, seconds = SECONDS): Promise<void> => {
    const [result] = await Promise.all([steady({ ...warm, perSecond: PER_SECOND, seconds }), alongside()]);
    into.push(result.p99Ms);
    failed += result.failed;
  };
  await measure([], () => Promise.resolve(), WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    await measure(beside.nothing, () => Promise.resolve());
    await measure(beside.small, () => coldStart(story, 'small'));
    await untilNoPods(story);
    await measure(beside.big, async () => starts.push(await coldStart(story, 'big')));
    await untilNoPods(story);
    const other = makePackage();
    await measure(beside.upload, () => upload(publisher, other));
  }
  return {
    aloneP99Ms: summarize(beside.nothing).p50,
    besideSmallColdStartP99Ms: summarize(beside.small).p50,
    besideColdStartP99Ms: summarize(beside.big).p50,
    besideUploadP99Ms: summarize(beside.upload).p50,
    coldStartP50Ms: summarize(starts).p50,
    packageBytes: first.length,
    failed,
  };
}

function makePackage(): Buffer {
  const data = randomBytes(RANDOM_BYTES).toString('base64');
  return archiveInline({ 'index.mjs': 'export const handler = async () => "big";', 'data.txt': data }).zip;
}

async function coldStart({ target }: Story, name: string): Promise<number> {
  const { status, body, durationMs } = await invoke(target, name);
  if (status !== 200) throw new Error(`${name} answered ${status}: ${body}`);
  return durationMs;
}
