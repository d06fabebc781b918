import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { applyReady, openStory, type Story } from './support/world.ts';

const code = `
globalThis.calls = 0;
export const handler = async ({ how }) => {
  globalThis.calls++;
  if (how === 'throw') throw new TypeError('boom');
  if (how === 'string') throw 'just text';
  if (how === 'loop') for (;;);
  if (how === 'never') return new Promise((resolve) => setTimeout(resolve, 60_000));
  if (how === 'exit') process.exit(7);
  if (how === 'exit0') process.exit(0);
  if (how === 'kill') process.kill(process.pid, 'SIGKILL');
  if (how === 'memory') { const all = []; for (;;) all.push(Buffer.alloc(16 << 20, 1)); }
  return { calls: globalThis.calls };
};`;

interface Failure {
  how: string;
  type: string;
  message: RegExp;
  /** The process that failed is replaced, so globals start anew. */
  fresh: boolean;
}

const uuid = '[0-9a-f-]{36}';
const failures: Failure[] = [
  { how: 'throw', type: 'TypeError', message: /^boom$/, fresh: false },
  { how: 'string', type: 'string', message: /^just text$/, fresh: false },
  {
    how: 'loop',
    type: 'Sandbox.Timedout',
    message: new RegExp(`^RequestId: ${uuid} Error: Task timed out after 1\\.00 seconds$`),
    fresh: true,
  },
  { how: 'never', type: 'Sandbox.Timedout', message: /Task timed out after 1\.00 seconds$/, fresh: true },
  {
    how: 'exit',
    type: 'Runtime.ExitError',
    message: new RegExp(`^RequestId: ${uuid} Error: Runtime exited with error: exit status 7$`),
    fresh: true,
  },
  {
    how: 'exit0',
    type: 'Runtime.ExitError',
    message: /Error: Runtime exited without providing a reason$/,
    fresh: true,
  },
  { how: 'kill', type: 'Runtime.ExitError', message: /Runtime exited with error: signal: killed$/, fresh: true },
  {
    how: 'memory',
    type: 'Runtime.ExitError',
    message: /Runtime exited with error: signal: (killed|aborted)|exit status/,
    fresh: true,
  },
];

describe('a handler that fails', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'fragile', code, { timeout: 1, concurrency: { maxInstances: 1 }, idleTimeout: 300 });
  });

  const call = (how: string) => invoke(story.target, 'fragile', { body: JSON.stringify({ how }) });

  for (const { how, type, message, fresh } of failures) {
    test(`by ${how}: the caller gets Lambda’s error, and the next request works`, async () => {
      const failed = await call(how);
      assert.equal(failed.status, 200, failed.body);
      assert.equal(failed.headers.get('x-amz-function-error'), 'Unhandled');
      const error = JSON.parse(failed.body) as { errorType: string; errorMessage: string };
      assert.equal(error.errorType, type);
      assert.match(error.errorMessage, message);
      const next = await call('well');
      assert.equal(next.headers.get('x-amz-function-error'), null, next.body);
      const { calls } = JSON.parse(next.body) as { calls: number };
      assert.equal(calls === 1, fresh, `calls is ${calls}`);
    });
  }

  const broken: [string, string, string][] = [
    ['a syntax error', 'export const handler = async () => {', 'Runtime.UserCodeSyntaxError'],
    ['a missing module', "import 'no-such-module'; export const handler = async () => 1;", 'Runtime.ImportModuleError'],
    ['a missing export', 'export const other = async () => 1;', 'Runtime.HandlerNotFound'],
  ];
  for (const [index, [what, source, type]] of broken.entries()) {
    test(`code with ${what}: every call says so, and a fix heals it`, async () => {
      const name = `broken-${index}`;
      await applyReady(story, name, source);
      const { status, body } = await invoke(story.target, name);
      assert.equal(status, 200, body);
      assert.equal((JSON.parse(body) as { errorType: string }).errorType, type);
      await applyReady(story, name, 'export const handler = async () => "healed";');
      // The broken revision answers until the new one has an instance.
      await until('the healed answer', async () => (await invoke(story.target, name)).body === '"healed"');
    });
  }
});
