import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeFromRuntime,
  encodeToRuntime,
  type FromRuntime,
  parseFromRuntime,
  parseToRuntime,
  type ToRuntime,
} from '../../../../runtime-shim/node/messages.ts';

const init: ToRuntime = {
  type: 'init',
  runtime: 'nodejs24.x',
  handler: 'index.handler',
  taskRoot: '/var/task',
  environment: { A: 'é\n', EMPTY: '' },
};
const invoke: ToRuntime = {
  type: 'invoke',
  requestId: 'r',
  deadlineMs: 1_700_000_000_000,
  invokedFunctionArn: 'arn:aws:lambda:local:1:function:f',
  clientContext: '{"custom":{"a":"\\u0000é"}}',
  identity: '',
  traceId: 'Root=1-2-3',
};

describe('messages to the runtime process', () => {
  for (const message of [init, invoke, { ...invoke, clientContext: '', traceId: '' }]) {
    it(`arrive as they were: ${message.type}`, () =>
      assert.deepEqual(parseToRuntime(encodeToRuntime(message)), message));
  }
});

describe('messages of the runtime process', () => {
  const result: FromRuntime = { type: 'result', requestId: 'r', failed: true, errorType: 'E', last: true };
  const all: FromRuntime[] = [
    { type: 'ready' },
    { type: 'init-error', errorType: 'Runtime.ImportModuleError' },
    result,
    { ...result, failed: false, errorType: '', last: false },
  ];
  for (const message of all) {
    it(`arrive as they were: ${JSON.stringify(message)}`, () =>
      assert.deepEqual(parseFromRuntime(encodeFromRuntime(message)), message));
  }

  it('an error that is named to confuse us says nothing but its name', () => {
    const sent = encodeFromRuntime({ ...result, failed: false, errorType: 'E\0last', last: false });
    assert.deepEqual(parseFromRuntime(sent), { ...result, failed: false, errorType: 'E', last: false });
  });

  it('of what user code may have written, only what fits is taken', () => {
    assert.deepEqual(parseFromRuntime('result\0r\0yes\x001'), { ...result, failed: false, errorType: '', last: false });
  });

  for (const nonsense of ['', 'x', 'invoke\0r', '{"type":"ready"}', 'result2\0r']) {
    it(`ignores ${JSON.stringify(nonsense)}`, () => assert.equal(parseFromRuntime(nonsense), undefined));
  }
});
