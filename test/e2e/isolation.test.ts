// User code runs beside the supervisor, as the same user in the same pod: what it can do to it, and what not.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { run } from '../support/cluster/run.ts';
import { invoke } from '../support/invoke.ts';
import { applyReady, listPods, openStory, type Story } from './support/world.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'hostile');
const { EPERM, EBADF } = constants.errno;
const { SIGUSR1, SIGKILL, SIGSTOP } = constants.signals;

interface Report {
  calls: number;
  bornAt: string;
  found: Record<string, unknown>;
}

/** Linked against the libraries that the image has for Node.js, so that it is small enough for inline code. */
async function compiledSyscalls(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-hostile-'));
  try {
    await run('gcc', ['-Os', '-s', '-o', join(folder, 'syscalls'), join(fixtures, 'syscalls.c')]);
    return readFileSync(join(folder, 'syscalls'), 'base64');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('user code and the supervisor', () => {
  let story: Story;
  let first: Report;
  before(async () => {
    story = await openStory();
    const code = `const SYSCALLS = '${await compiledSyscalls()}';\n${readFileSync(join(fixtures, 'handler.mjs'), 'utf8')}`;
    await applyReady(story, 'hostile', code, { timeout: 10, concurrency: { maxInstances: 1 }, idleTimeout: 300 });
    first = await attempt('nothing');
  });

  async function attempt(how: string): Promise<Report> {
    const { status, headers, body } = await invoke(story.target, 'hostile', { body: JSON.stringify({ how }) });
    assert.equal(status, 200, body);
    assert.equal(headers.get('x-amz-function-error'), null, body);
    return JSON.parse(body) as Report;
  }

  /** The supervisor that was there at first, and in it the process that has answered all calls so far. */
  async function assertUnharmed({ calls }: Report): Promise<void> {
    const next = await attempt('nothing');
    assert.equal(next.bornAt, first.bornAt, 'the supervisor was started again');
    assert.equal(next.calls, calls + 1);
  }

  function assertAllRefused(attempts: unknown, allowed = ['EACCES', 'EPERM']): void {
    const got = Object.entries(attempts as Record<string, string>).filter(([, code]) => !allowed.includes(code));
    assert.deepEqual(got, []);
  }

  test('its environment, memory, descriptors and links in /proc are closed, and its key is nowhere', async () => {
    const report = await attempt('look');
    const { read, list, follow, write, binary, key, attach } = report.found;
    for (const attempts of [read, list, follow, write]) assertAllRefused(attempts);
    assert.equal(binary, 'EACCES', 'who can read the binary can trace who runs it');
    assert.deepEqual(key, []);
    assert.deepEqual(attach, { open: 1, own: 0 });
    await assertUnharmed(report);
  });

  test('its program cannot be replaced', async () => {
    const report = await attempt('replace');
    assertAllRefused(report.found, ['EACCES', 'EROFS']);
    await assertUnharmed(report);
  });

  test('system calls on its memory and descriptors are refused, in a user namespace too', async () => {
    const report = await attempt('syscalls');
    const { pidfd_open: opened, prlimit, ...refused } = report.found;
    assert.equal(opened, 0, 'which gives no more than kill() does');
    assert.equal(prlimit, 0, 'which asks for the same user only: docs/decisions/0010');
    for (const [name, code] of Object.entries(refused)) assert.ok(code === EPERM, `${name}: ${String(code)}`);
    assert.notEqual(refused['pidfd_getfd'], EBADF);
    await assertUnharmed(report);
  });

  test('every signal but SIGTERM leaves it as it was, and its inspector stays closed', async () => {
    const report = await attempt('signal');
    const { before: caught, refused, state } = report.found as { before: number[]; refused: number[]; state: string };
    for (const signal of [SIGUSR1, SIGKILL, SIGSTOP]) assert.ok(!caught.includes(signal), `handles ${signal}`);
    assert.deepEqual(refused, [], 'all could be sent');
    assert.notEqual(state, 'T');
    await assertUnharmed(report);
    assert.equal((await attempt('inspector')).found, 'ECONNREFUSED');
  });

  test('a SIGKILL to everything of its user spares the supervisor', async () => {
    await assertUnharmed(await attempt('killAll'));
  });

  test('it can be slowed down, by whom it runs for', async () => {
    await assertUnharmed(await attempt('renice'));
  });

  test('SIGTERM ends the instance as a scale-in does: the event is answered, and so is the next one', async () => {
    const report = await attempt('terminate');
    assert.equal(report.found, 'worked');
    const next = await attempt('nothing');
    assert.equal(next.calls, 1, 'a new process');
    assert.equal((await listPods(story)).length, 1);
  });
});
