// What a caller gets back: results, big bodies, the context, the log.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Shim } from './support/shim.ts';

const ECHO = 'exports.handler = async (event) => event;';

describe('an event', () => {
  it('that follows its Assign at once waits for the initialisation', async () => {
    const [shim, stream] = await Shim.assigned(ECHO);
    await using _ = shim;
    const outcome = await stream.run('cold', { a: 1 });
    assert.deepEqual(outcome.json, { a: 1 });
    assert.equal(outcome.functionError, '');
    assert.ok(outcome.initDurationMs > 0);
    const { assigned } = await stream.saw('assigned');
    assert.equal(assigned?.revision, 'rev-1');
    assert.equal(assigned.errorType, '');
  });

  it('that finds a warm function shares its globals and waits for no initialisation', async () => {
    const [shim, stream] = await Shim.assigned('let n = 0; exports.handler = async () => ++n;');
    await using _ = shim;
    await stream.run('first');
    const second = await stream.run('second');
    assert.equal(second.json, 2);
    assert.equal(second.initDurationMs, 0);
  });

  it('gets its result byte for byte, and null for nothing', async () => {
    const code = `exports.handler = async (event) => event.nothing ? undefined : { b: 1.50, a: 'é\\u2028' };`;
    const [shim, stream] = await Shim.assigned(code);
    await using _ = shim;
    assert.equal((await stream.run('bytes')).body.toString(), '{"b":1.5,"a":"é\u2028"}');
    assert.equal((await stream.run('nothing', { nothing: true })).body.toString(), 'null');
  });

  it('and its result may be 6 MB', async () => {
    const [shim, stream] = await Shim.assigned(ECHO, { memorySizeMb: 512 });
    await using _ = shim;
    const event = { text: 'x'.repeat(6 * 1024 * 1024 - 20) };
    const outcome = await stream.run('big', event);
    assert.ok(outcome.body.equals(Buffer.from(JSON.stringify(event))));
  });

  it('has a result too large by one byte refused, and one that just fits delivered', async () => {
    const [shim, stream] = await Shim.assigned(`exports.handler = async (n) => 'x'.repeat(n - 2);`, {
      memorySizeMb: 512,
    });
    await using _ = shim;
    assert.equal((await stream.run('fits', 6_291_556)).body.length, 6_291_556);
    const tooLarge = await stream.run('large', 6_291_557);
    assert.equal(tooLarge.functionError, 'Unhandled');
    assert.equal(tooLarge.errorType, 'Function.ResponseSizeTooLarge');
    assert.deepEqual(tooLarge.json, {
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      errorType: 'Function.ResponseSizeTooLarge',
    });
  });

  it('comes with the context and the environment of Lambda, and none of the supervisor', async () => {
    const code = `exports.handler = async (event, context) => ({ context, left: context.getRemainingTimeInMillis(), env: process.env });`;
    const environment = [
      { name: 'MINE', value: 'yes' },
      { name: 'AWS_REGION', value: 'stolen' },
    ];
    const [shim, stream] = await Shim.assigned(code, { environment });
    await using _ = shim;
    const fields = {
      clientContext: '{"custom":{"k":1}}',
      identity: '{"cognitoIdentityId":"i"}',
      traceId: 'Root=1-2-3',
    };
    const { json } = await stream.run('id-1', {}, fields);
    const { context, left, env } = json as { context: object; left: number; env: Record<string, string> };
    assert.deepEqual(
      { ...context, logStreamName: '' },
      {
        functionName: 'f',
        functionVersion: '$LATEST',
        invokedFunctionArn: 'arn:aws:lambda:r:1:function:f',
        memoryLimitInMB: '128',
        awsRequestId: 'id-1',
        logGroupName: '/aws/lambda/f',
        logStreamName: '',
        identity: { cognitoIdentityId: 'i' },
        clientContext: { custom: { k: 1 } },
        xRayTraceId: 'Root=1-2-3',
      },
    );
    assert.ok(left > 2000 && left <= 3000, `${left} ms left`);
    assert.equal(env['MINE'], 'yes');
    assert.equal(env['AWS_REGION'], 'local');
    assert.equal(env['_HANDLER'], 'index.handler');
    assert.equal(env['TZ'], ':UTC');
    assert.equal(env['_X_AMZN_TRACE_ID'], 'Root=1-2-3');
    assert.deepEqual(
      Object.keys(env).filter((name) => name.startsWith('PILOTLIGHT') || name === 'HOSTNAME'),
      [],
    );
    const later = (await stream.run('id-2')).json as { env: Record<string, string> };
    assert.equal(later.env['_X_AMZN_TRACE_ID'], undefined);
  });

  it('sees variables that Node.js reads only when it starts', async () => {
    const environment = [{ name: 'NODE_OPTIONS', value: '--stack-trace-limit=3' }];
    const [shim, stream] = await Shim.assigned('exports.handler = async () => Error.stackTraceLimit;', { environment });
    await using _ = shim;
    assert.equal((await stream.run('options')).json, 3);
  });

  it('runs with a heap for its memory size', async () => {
    const code = `exports.handler = async () => process.execArgv;`;
    const [shim, stream] = await Shim.assigned(code, { memorySizeMb: 1000 });
    await using _ = shim;
    assert.deepEqual((await stream.run('heap')).json, ['--max-old-space-size=900', '--max-semi-space-size=50']);
  });

  it('cannot change its code on disk', async () => {
    const code = `exports.handler = async () => (require('fs').statSync(__filename).mode & 0o777).toString(8);`;
    const [shim, stream] = await Shim.assigned(code);
    await using _ = shim;
    assert.equal((await stream.run('mode')).json, '444');
  });

  it('may use callbacks on nodejs22.x', async () => {
    const code = `exports.handler = (event, context, callback) => { setTimeout(() => callback(null, event), 5); };`;
    const [shim, stream] = await Shim.assigned(code, { runtime: 'nodejs22.x' });
    await using _ = shim;
    assert.deepEqual((await stream.run('callback', [1])).json, [1]);
    assert.deepEqual((await stream.run('again', [2])).json, [2]);
  });
});
