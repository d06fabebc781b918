import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { invoke } from '../support/invoke.ts';
import { applyReady, getFunction, listPods, openStory, untilNoPods, type Story } from './support/world.ts';

const code = `
let count = 0;
export const handler = async (event, context) => {
  console.log('called with', event);
  return { event, count: ++count, context: { ...context, remaining: context.getRemainingTimeInMillis() } };
};`;

interface Reply {
  event: unknown;
  count: number;
  context: Record<string, unknown>;
}

describe('first light', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'hello', code, { idleTimeout: 2, memorySize: 256 });
  });

  const call = async (body: string) => {
    const invocation = await invoke(story.target, 'hello', { body });
    assert.equal(invocation.status, 200, invocation.body);
    return { ...invocation, reply: JSON.parse(invocation.body) as Reply };
  };

  test('Ready costs nothing: no pod runs', async () => {
    assert.equal((await listPods(story)).length, 0);
    assert.equal((await getFunction(story, 'hello')).status?.state, 'Active');
  });

  test('the first request starts an instance and is answered; the next one finds it warm', async () => {
    const cold = await call('{"n":1}');
    assert.deepEqual(cold.reply.event, { n: 1 });
    assert.equal(cold.reply.count, 1);
    const warm = await call('{"n":2}');
    assert.equal(warm.reply.count, 2);
    assert.ok(warm.durationMs < cold.durationMs, `warm ${warm.durationMs} ms, cold ${cold.durationMs} ms`);
    assert.equal((await listPods(story)).length, 1);
  });

  test('the handler sees Lambda’s context, and the caller Lambda’s headers', async () => {
    const { reply, headers } = await call('{}');
    assert.equal(reply.context['functionName'], 'hello');
    assert.equal(reply.context['functionVersion'], '$LATEST');
    assert.equal(reply.context['memoryLimitInMB'], '256');
    assert.equal(reply.context['awsRequestId'], headers.get('x-amzn-requestid'));
    assert.match(String(reply.context['invokedFunctionArn']), /^arn:aws:lambda:local:\d{12}:function:hello$/);
    assert.ok(Number(reply.context['remaining']) > 0 && Number(reply.context['remaining']) <= 3000);
    assert.equal(headers.get('x-amz-executed-version'), '$LATEST');
    assert.equal(headers.get('x-amz-function-error'), null);
  });

  test('the log tail comes back when it is asked for', async () => {
    const { headers } = await invoke(story.target, 'hello', { body: '"x"', headers: { 'x-amz-log-type': 'Tail' } });
    const tail = Buffer.from(headers.get('x-amz-log-result') ?? '', 'base64').toString();
    assert.match(tail, /^START RequestId: [0-9a-f-]{36} Version: \$LATEST\n/);
    assert.match(tail, /\tINFO\tcalled with x\n/);
    assert.match(tail, /\nREPORT RequestId: .*\tMemory Size: 256 MB\t/);
  });

  test('after the idle time it is at zero again, and answers again', async () => {
    await untilNoPods(story, 40_000);
    assert.equal((await call('{}')).reply.count, 1);
  });
});
