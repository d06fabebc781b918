// The local Kubernetes itself: it comes up whole beside others, runs our kind of pod, and goes without a trace.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { controlPlaneOnly, down, find, up, type Cluster } from '../support/cluster/index.ts';
import { leftovers } from '../support/cluster/leftovers.ts';
import { repository } from '../support/cluster/paths.ts';
import type { Plan } from '../support/cluster/plan.ts';
import { readRecords } from '../support/cluster/records.ts';
import { run } from '../support/cluster/run.ts';
import { readPlan } from '../support/cluster/slot.ts';
import { buildImages, type BuiltImage } from '../support/images/build.ts';
import { images } from '../support/images/images.ts';
import { sampleImage } from '../support/images/sample-image.ts';
import { until } from '../support/until.ts';
import { sampleManifests } from '../support/cluster/sample-manifests.ts';

const name = 'cluster-test';
const other = 'cluster-test-2';
const quiet = () => undefined;

function planOf(cluster: string): Plan {
  const plan = readPlan(cluster);
  assert.ok(plan, `cluster ${cluster} has no plan`);
  return plan;
}

async function assertGone(plan: Plan): Promise<void> {
  await until('the last processes to be reaped', () => leftovers(plan).length === 0, { withinMs: 3000 }).catch(
    () => undefined,
  );
  assert.deepEqual(leftovers(plan), []);
}

describe('a local cluster', () => {
  let cluster: Cluster;
  let image: BuiltImage;

  before(async () => {
    await down(name);
    [cluster, [image]] = (await Promise.all([up(name, quiet), buildImages(quiet, [sampleImage])])) as [
      Cluster,
      [BuiltImage],
    ];
    await cluster.load(image.archive);
    await cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify(sampleManifests(image.digestReference)) });
  });
  after(() => Promise.all([down(name), down(other)]));

  it('has a node that is Ready', async () => {
    const { stdout } = await cluster.kubectl([
      'get',
      'node',
      'node1',
      '-o',
      'jsonpath={.status.conditions[?(@.type=="Ready")].status}',
    ]);
    assert.equal(stdout, 'True');
  });

  it('runs an image by its digest under the restricted profile, scaled from 0 to 1, with DNS and the host in reach', async () => {
    await cluster.kubectl(['-n', 'sample', 'scale', 'deployment/sample', '--replicas=1']);
    const { stdout: address } = await cluster.kubectl([
      '-n',
      'sample',
      'get',
      'service/sample',
      '-o',
      'jsonpath={.spec.clusterIP}',
    ]);
    const host = await serveOnHost(cluster, 'hello from the host');
    const answer = await until('the pod to answer at its Service', async () => {
      const query = new URLSearchParams({ lookup: 'kubernetes.default.svc.cluster.local', fetch: host.url });
      const response = await fetch(`http://${address}/?${query}`, { signal: AbortSignal.timeout(500) });
      return response.ok ? ((await response.json()) as Record<string, unknown>) : undefined;
    }).finally(() => host.server.close());
    assert.deepEqual(answer, {
      uid: 65532,
      node: process.version,
      directory: '/var/task',
      writable: ['/tmp', '/var/task', '/opt'],
      address: planOf(name).apiServiceAddress,
      fetched: 'hello from the host',
    });
  });

  it('stores the layer with Node.js once, however many images have it', async () => {
    const [second] = await buildImages(quiet, [{ ...sampleImage, name: 'sample2', writable: [] }]);
    assert.ok(second);
    assert.notEqual(second.digest, image.digest);
    await cluster.load(second.archive);
    const socket = ['--address', planOf(name).containerdSocket, '--namespace', 'k8s.io'];
    const { stdout } = await run('ctr', [...socket, 'content', 'ls']);
    assert.equal(stdout.match(/\t1\d\dMB\t|\t1\d\d\.\d+MB\t/g)?.length, 1, stdout);
  });

  it('builds the same image from the same input', async () => {
    assert.deepEqual(await buildImages(quiet, [sampleImage]), [image]);
  });

  it('refuses what the restricted profile forbids', async () => {
    const args = ['-n', 'sample', 'run', 'bad', `--image=${image.reference}`, '--privileged'];
    const { code, stderr } = await cluster.kubectl(args, { allowFailure: true });
    assert.notEqual(code, 0);
    assert.match(stderr, /violates PodSecurity "restricted/);
    await assert.rejects(cluster.kubectl(args), /violates PodSecurity/);
  });

  it('notes every write in its audit log', () => {
    const entries = readFileSync(cluster.auditLog, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEntry);
    const created = entries.filter(
      ({ verb, objectRef }) => verb !== 'get' && objectRef?.resource === 'deployments' && objectRef.name === 'sample',
    );
    assert.ok(
      created.some(({ user }) => user.username === 'admin'),
      'the creation of the Deployment by kubectl',
    );
  });

  it('is left alone by another up, and by another cluster beside it', async () => {
    const before = readRecords(planOf(name));
    const [same, beside] = await Promise.all([up(name, quiet), controlPlaneOnly(other, quiet)]);
    await beside.kubectl(['create', 'namespace', 'sample']);
    const plan = planOf(other);
    await down(other);
    await assertGone(plan);
    assert.deepEqual(readRecords(planOf(name)), before);
    assert.equal(
      (await same.kubectl(['-n', 'sample', 'get', 'pods', '-o', 'name'])).stdout.trim().split('\n').length,
      1,
    );
  });

  it('starts killed parts again when asked, and the pods stay', async () => {
    const podUid = () =>
      cluster.kubectl([
        '-n',
        'sample',
        'get',
        'pods',
        '-o',
        'jsonpath={.items[*].metadata.uid}{.items[*].status.containerStatuses[*].restartCount}',
      ]);
    const { stdout: uid } = await podUid();
    const killed = cluster.processPid('kubelet');
    process.kill(killed, 'SIGKILL');
    await until('the supervisor to notice', () => readRecords(planOf(name)).parts.kubelet?.ended !== undefined);
    assert.equal(await find(name), undefined);
    cluster.revive();
    await until('the cluster to be whole', () => find(name));
    assert.notEqual(cluster.processPid('kubelet'), killed);
    assert.equal((await podUid()).stdout, uid);
  });

  it('leaves nothing behind when it goes down', async () => {
    const plan = planOf(name);
    await down(name);
    await assertGone(plan);
    assert.equal(await find(name), undefined);
    await down(name);
  });
});

describe('a local cluster that was hurt', () => {
  after(() => down(other));

  it('goes without a trace after its supervisor and parts were killed, and comes up again', async () => {
    const cluster = await up(other, quiet);
    const plan = planOf(other);
    const supervisor = readRecords(plan).supervisor?.pid;
    assert.ok(supervisor);
    for (const pid of [supervisor, cluster.processPid('kubelet'), cluster.processPid('apiserver')])
      process.kill(pid, 'SIGKILL');
    await up(other, quiet);
    assert.ok(await find(other), 'up replaces a broken cluster');
    process.kill(cluster.processPid('containerd'), 'SIGKILL');
    await down(other);
    await assertGone(plan);
  });

  for (const ms of [600, 1500, 4000]) {
    it(`goes without a trace when up was killed after ${String(ms)} ms`, async () => {
      const main = join(import.meta.dirname, '..', 'support', 'cluster', 'main.ts');
      const started = spawn(process.execPath, [main, 'up', '--name', other], { stdio: 'ignore' });
      await delay(ms);
      started.kill('SIGKILL');
      const plan = readPlan(other);
      await down(other);
      if (plan !== undefined) await assertGone(plan);
    });
  }
});

describe('the Dockerfiles', () => {
  for (const [name, path] of Object.entries({ operator: 'operator', nodejs24: 'runtime-shim/node' })) {
    it(`of ${name} says the same as the table of images`, () => {
      const config = images.find((image) => image.name === name)?.config;
      assert.ok(config);
      const text = readFileSync(join(repository, path, 'Dockerfile'), 'utf8');
      const line = (word: string) =>
        new RegExp(`^${word} (.*)$`, 'm').exec(text.slice(text.indexOf('FROM scratch')))?.[1];
      assert.deepEqual(JSON.parse(line('ENTRYPOINT') ?? ''), config.entrypoint);
      assert.deepEqual(JSON.parse(line('CMD') ?? 'null'), config.command ?? null);
      assert.equal(line('USER'), `${String(config.user)}:${String(config.user)}`);
      assert.equal(line('WORKDIR'), config.workingDirectory);
      const environment = Object.entries(config.environment ?? {}).map(([key, value]) => `${key}=${value}`);
      assert.equal(line('ENV'), environment.join(' '));
      assert.match(text, new RegExp(`tree\\.ts ${name} /image`));
    });
  }
});

/** Pods reach a server of the test at the cluster's host address. */
async function serveOnHost(cluster: Cluster, text: string): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => response.end(text));
  server.listen(0, cluster.hostAddress);
  await once(server, 'listening');
  return { server, url: `http://${cluster.hostAddress}:${String((server.address() as AddressInfo).port)}/` };
}

interface AuditEntry {
  readonly verb: string;
  readonly user: { readonly username: string };
  readonly objectRef?: { readonly resource: string; readonly name?: string };
}
