// Every way to fail has Lambda's payload, and the next event works.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Assign } from '../../../runtime-shim/proto/index.ts';
import type { Outcome } from './support/activator.ts';
import { Shim } from './support/shim.ts';

const exit = (text: string) => ({ errorType: 'Runtime.ExitError', errorMessage: `RequestId: bad Error: ${text}` });

/** Runs one event that fails, then one that must work. */
async function failsThenWorks(bad: string, fields: Assign = {}): Promise<Outcome> {
  const code = `exports.handler = async (event) => { if (event.good) return 'good'; ${bad} };`;
  const [shim, stream] = await Shim.assigned(code, fields);
  await using _ = shim;
  const outcome = await stream.run('bad', {}, { logTail: true });
  assert.equal(outcome.functionError, 'Unhandled');
  assert.equal((await stream.run('good', { good: true })).json, 'good');
  return outcome;
}

describe('a handler that fails', { concurrency: 3 }, () => {
  it('by throwing', async () => {
    const { json } = await failsThenWorks(`throw new TypeError('no');`);
    const { errorType, errorMessage, trace } = json as { errorType: string; errorMessage: string; trace: string[] };
    assert.deepEqual([errorType, errorMessage, trace[0]], ['TypeError', 'no', 'TypeError: no']);
    assert.ok(trace.length > 1);
  });

  it('by rejecting with something that is no Error', async () => {
    const { json } = await failsThenWorks(`return Promise.reject('boom');`);
    assert.deepEqual(json, { errorType: 'string', errorMessage: 'boom', trace: [] });
  });

  it('with a result that cannot be written', async () => {
    const outcome = await failsThenWorks(`return { n: 1n };`);
    assert.equal(outcome.errorType, 'Runtime.JSONStringifyError');
    assert.equal((outcome.json as { errorMessage: string }).errorMessage, 'Unable to stringify response body');
  });

  it('by leaving with 0', async () => {
    const outcome = await failsThenWorks(`process.exit(0);`);
    assert.deepEqual(outcome.json, exit('Runtime exited without providing a reason'));
    assert.match(outcome.logTail, /REPORT .*\tStatus: error\tError Type: Runtime\.ExitError\n/);
  });

  it('by leaving with 1', async () => {
    const outcome = await failsThenWorks(`process.exit(1);`);
    assert.deepEqual(outcome.json, exit('Runtime exited with error: exit status 1'));
    assert.match(
      outcome.logTail,
      /\nRequestId: bad Error: Runtime exited with error: exit status 1\nRuntime.ExitError\n$/,
    );
  });

  it('by a signal', async () => {
    const outcome = await failsThenWorks(
      `process.kill(process.pid, 'SIGKILL'); await new Promise(() => setTimeout(() => {}, 1e6));`,
    );
    assert.deepEqual(outcome.json, exit('Runtime exited with error: signal: killed'));
  });

  it('by never settling', async () => {
    const outcome = await failsThenWorks(`await new Promise(() => {});`);
    assert.deepEqual(outcome.json, exit('Runtime exited without providing a reason'));
  });

  it('by an uncaught error', async () => {
    const outcome = await failsThenWorks(
      `setImmediate(() => { throw new Error('loose'); }); await new Promise((r) => setTimeout(r, 1000));`,
    );
    assert.deepEqual(outcome.json, exit('Runtime exited with error: exit status 1'));
    assert.match(outcome.logTail, /Error: loose/);
  });

  it('by taking more memory than it has', async () => {
    const outcome = await failsThenWorks(
      `const hold = []; setInterval(() => hold.push(Buffer.alloc(8 << 20, 1)), 5); await new Promise(() => {});`,
      {
        timeoutSeconds: 10,
      },
    );
    assert.deepEqual(outcome.json, exit('Runtime exited with error: signal: killed'));
    assert.equal(outcome.errorType, 'Runtime.OutOfMemory');
    assert.match(outcome.logTail, /\tStatus: error\tError Type: Runtime\.OutOfMemory\n/);
    assert.ok(outcome.maxMemoryUsedMb >= 128, `${outcome.maxMemoryUsedMb} MB`);
  });

  it('by taking too long, even in an endless loop', async () => {
    const outcome = await failsThenWorks(`for (;;);`, { timeoutSeconds: 1 });
    const errorMessage = 'RequestId: bad Error: Task timed out after 1.00 seconds';
    assert.deepEqual(outcome.json, { errorType: 'Sandbox.Timedout', errorMessage });
    assert.ok(outcome.durationMs >= 1000 && outcome.durationMs < 1500, `${outcome.durationMs} ms`);
    assert.match(outcome.logTail, /\tStatus: timeout\n\S+Z bad Task timed out after 1\.00 seconds\n$/);
  });

  it('by talking nonsense to the supervisor', async () => {
    const outcome = await failsThenWorks(
      `require('fs').writeSync(3, Buffer.alloc(64, 255)); await new Promise((r) => setTimeout(r, 2000));`,
    );
    assert.deepEqual(outcome.json, exit('Runtime exited with error: signal: killed'));
  });

  it('by closing its channel', async () => {
    const outcome = await failsThenWorks(`require('fs').closeSync(3); for (;;);`);
    assert.equal((outcome.json as { errorType: string }).errorType, 'Runtime.ExitError');
  });
});

describe('a function that cannot start', { concurrency: 3 }, () => {
  const cases: { what: string; files: Record<string, string>; fields?: Assign; type: string; text: RegExp }[] = [
    {
      what: 'for a syntax error',
      files: { 'index.js': 'exports.handler = (' },
      type: 'Runtime.UserCodeSyntaxError',
      text: /^SyntaxError: /,
    },
    {
      what: 'for a missing file',
      files: { 'other.js': '' },
      type: 'Runtime.ImportModuleError',
      text: /^Error: Cannot find module 'index'/,
    },
    {
      what: 'for a missing dependency',
      files: { 'index.js': `require('nope')` },
      type: 'Runtime.ImportModuleError',
      text: /^Error: Cannot find module 'nope'/,
    },
    {
      what: 'for a missing export',
      files: { 'index.js': '' },
      type: 'Runtime.HandlerNotFound',
      text: /^index\.handler is undefined or not exported$/,
    },
    {
      what: 'for a malformed handler',
      files: { 'index.js': '' },
      fields: { handler: 'nodot' },
      type: 'Runtime.MalformedHandlerName',
      text: /^Bad handler$/,
    },
    {
      what: 'for a callback on nodejs24.x',
      files: { 'index.js': 'exports.handler = (a, b, c) => c()' },
      type: 'Runtime.CallbackHandlerDeprecated',
      text: /^ERROR: AWS Lambda has removed support/,
    },
    {
      what: 'because it leaves at once',
      files: { 'index.js': 'process.exit(7)' },
      type: 'Runtime.ExitError',
      text: /^RequestId: one Error: Runtime exited with error: exit status 7$/,
    },
    {
      what: 'for an entry that escapes',
      files: { '../evil.js': '' },
      type: 'Runtime.InvalidCode',
      text: /^the name "\.\.\/evil\.js" leads out of the package with \.\.$/,
    },
  ];
  for (const { what, files, fields, type, text } of cases) {
    it(`${what} answers each event with ${type}`, async () => {
      const [shim, stream] = await Shim.assigned(files, fields);
      await using _ = shim;
      for (const requestId of ['one', 'two']) {
        const { json, functionError, initDurationMs } = await stream.run(requestId);
        const { errorType, errorMessage } = json as { errorType: string; errorMessage: string };
        assert.deepEqual([functionError, errorType, initDurationMs], ['Unhandled', type, 0]);
        assert.match(errorMessage.replace('RequestId: two', 'RequestId: one'), text);
      }
      const { assigned } = await stream.saw('assigned');
      assert.equal(assigned?.errorType, type);
    });
  }

  it('is initialised again inside the next event, which may then work', async () => {
    const code = `const fs = require('fs'), mark = process.env.LAMBDA_TASK_ROOT + '/../mark';
      if (!fs.existsSync(mark)) { fs.writeFileSync(mark, ''); throw new Error('first time'); }
      exports.handler = async () => 'second time';`;
    const [shim, stream] = await Shim.assigned(code);
    await using _ = shim;
    assert.equal((await stream.run('retry')).json, 'second time');
    await shim.printed('INIT_REPORT Init Duration:');
    assert.match(shim.stdout, /\tPhase: init\tStatus: error\tError Type: Runtime\.Unknown\n/);
  });

  it('counts the repeated initialisation against the timeout', async () => {
    const code = `const fs = require('fs'), mark = process.env.LAMBDA_TASK_ROOT + '/../mark';
      if (!fs.existsSync(mark)) { fs.writeFileSync(mark, ''); process.exit(1); }
      for (;;);`;
    const [shim, stream] = await Shim.assigned(code, { timeoutSeconds: 1 });
    await using _ = shim;
    const errorMessage = 'RequestId: slow Error: Task timed out after 1.00 seconds';
    assert.deepEqual((await stream.run('slow')).json, { errorType: 'Sandbox.Timedout', errorMessage });
  });
});
