// Packages beside warm calls: what a cold start with 50 MB of code, and an upload of as much, do to the p99 of 500 calls a second of
// another function. In turns with nothing beside, and with a cold start of a few bytes: pods cost most of it.
import { createHash, randomBytes } from 'node:crypto';
import { archiveInline } from '../../operator/code/archive.ts';
import { applyReady, untilNoPods, type Story } from '../e2e/support/world.ts';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
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
  await allowUploads(story);
  const first = makePackage();
  await applyPackage(story, 'big', await upload(story, first));
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
    await measure(beside.upload, () => upload(story, other));
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

/** Returns its digest. */
async function upload({ target }: Story, zip: Buffer): Promise<string> {
  const headers = { authorization: `Bearer ${target.token}` };
  const answer = await fetch(`${target.url}/code`, { method: 'PUT', headers, body: new Uint8Array(zip) });
  if (answer.status !== 201) throw new Error(`PUT /code answered ${answer.status}: ${await answer.text()}`);
  await answer.body?.cancel();
  return createHash('sha256').update(zip).digest('hex');
}

async function applyPackage({ world, namespace }: Story, name: string, sha256: string): Promise<void> {
  const spec = {
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    code: { upload: { sha256 } },
    memorySize: 512,
    timeout: 30,
    idleTimeout: 1,
  };
  const manifest = { apiVersion: 'pilotlight.dev/v1alpha1', kind: 'Function', metadata: { name, namespace }, spec };
  await world.cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify(manifest) });
  const path = 'jsonpath={.status.conditions[?(@.type=="Ready")].status}';
  await until(`${name} Ready`, async () => {
    const { stdout } = await world.cluster.kubectl(['get', 'function', name, '-n', namespace, '-o', path]);
    return stdout === 'True';
  });
}

async function allowUploads({ world, namespace }: Story): Promise<void> {
  const api = 'rbac.authorization.k8s.io';
  const metadata = { name: 'uploader', namespace };
  const rules = [{ apiGroups: ['pilotlight.dev'], resources: ['functions/code'], verbs: ['create'] }];
  const roleRef = { apiGroup: api, kind: 'Role', name: 'uploader' };
  const subjects = [{ kind: 'ServiceAccount', name: 'caller', namespace }];
  const items = [
    { apiVersion: `${api}/v1`, kind: 'Role', metadata, rules },
    { apiVersion: `${api}/v1`, kind: 'RoleBinding', metadata, roleRef, subjects },
  ];
  const list = { apiVersion: 'v1', kind: 'List', items };
  await world.cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify(list) });
}
