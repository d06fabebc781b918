// Cold starts by the size of the package, from the activator's cache and without it, beside unzip of the same file on the same machine.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowUploads, upload } from '../e2e/support/uploads.ts';
import { applyReady, untilNoPods, type Story } from '../e2e/support/world.ts';
import { invoke } from '../support/invoke.ts';
import { packOf } from '../support/pack/pack-of.ts';
import { pidsOf } from './memory.ts';
import { summarize } from './statistics.ts';

const ROUNDS = 5;
const MISSES = 3;
const KIB = 1024;
/** Lambda's limit is 50 MiB, and names need some of it. */
const sizes = { '1 KB': KIB, '100 KB': 100 * KIB, '1 MB': KIB ** 2, '10 MB': 10 * KIB ** 2, '50 MB': 49.5 * KIB ** 2 };
const FILE_BYTES = 64 * KIB;

export interface PackageResult {
  size: string;
  files: number;
  hitMs: number;
  missMs: number;
  unzipMs: number;
}

export async function measurePackages(story: Story): Promise<PackageResult[]> {
  const publisher = await allowUploads(story);
  const results: PackageResult[] = [];
  for (const [size, bytes] of Object.entries(sizes)) {
    const { zip, files } = makePackage(bytes);
    const { sha256 } = await upload(publisher, zip);
    const name = `size-${bytes}`;
    await applyReady(story, name, { upload: { sha256 } }, { idleTimeout: 1, memorySize: 512, timeout: 30 });
    await timeCold(story, name);
    const hits: number[] = [];
    const misses: number[] = [];
    for (let round = 0; round < ROUNDS; round++) hits.push(await timeCold(story, name));
    for (let round = 0; round < MISSES; round++) {
      emptyCaches(sha256);
      misses.push(await timeCold(story, name));
      // What was passed through to this one is kept by the next.
      await timeCold(story, name);
    }
    const hitMs = summarize(hits).p50;
    results.push({ size, files, hitMs, missMs: summarize(misses).p50, unzipMs: timeUnzip(zip) });
  }
  return results;
}

/** A handler, and what does not get smaller: as pictures, models and programs in packages do not. */
function makePackage(bytes: number): { zip: Uint8Array; files: number } {
  const files: Record<string, string | Buffer> = { 'index.mjs': 'export const handler = async () => "hello";' };
  for (let rest = bytes, index = 0; rest > 0; rest -= FILE_BYTES, index++)
    files[`assets/${index}.bin`] = randomBytes(Math.min(rest, FILE_BYTES));
  return { zip: packOf(files).zip, files: Object.keys(files).length };
}

async function timeCold(story: Story, name: string): Promise<number> {
  const { status, body, durationMs } = await invoke(story.target, name);
  if (status !== 200) throw new Error(`${name} answered ${status}: ${body}`);
  await untilNoPods(story);
  return durationMs;
}

/** From the node's side, as when a disk fails: the activator finds out, and fetches it again. */
function emptyCaches(digest: string): void {
  const copies = pidsOf('/app/activator.mjs').map((pid) => `/proc/${pid}/root/var/cache/pilotlight/packages/${digest}`);
  const kept = copies.filter((path) => existsSync(path));
  if (kept.length === 0) throw new Error(`no activator has package ${digest}`);
  for (const path of kept) rmSync(path);
}

function timeUnzip(zip: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-unzip-'));
  try {
    const archive = join(folder, 'package.zip');
    writeFileSync(archive, zip);
    const times = Array.from({ length: ROUNDS }, (_, round) => {
      const startedAt = performance.now();
      execFileSync('unzip', ['-q', archive, '-d', join(folder, String(round))]);
      return performance.now() - startedAt;
    });
    if (readdirSync(join(folder, '0')).length === 0) throw new Error('unzip made nothing');
    return summarize(times).p50;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
