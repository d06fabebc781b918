import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fail, succeed } from '../../../../runtime-shim/node/reply.ts';

const json = ({ body }: { body: Buffer }): unknown => JSON.parse(body.toString());

describe('succeed', () => {
  it('writes a result once, and undefined as null', () => {
    assert.equal(succeed({ b: 1, a: [] }, 24).body.toString(), '{"b":1,"a":[]}');
    assert.equal(succeed(undefined, 24).body.toString(), 'null');
  });

  it('fails for what JSON cannot hold, with the type of the version', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    assert.equal(succeed(circular, 24).errorType, 'Runtime.JSONStringifyError');
    assert.equal(succeed(1n, 22).errorType, 'Error');
  });

  it('counts bytes, not characters, against the limit', () => {
    assert.equal(succeed('é'.repeat(3_145_777), 24).failed, false);
    assert.equal(succeed('é'.repeat(3_145_778), 24).errorType, 'Function.ResponseSizeTooLarge');
  });
});

describe('fail', () => {
  it('describes errors by name, message and stack', () => {
    const error = new RangeError('far\x7f');
    error.stack = 'RangeError: far\n    at x';
    assert.deepEqual(json(fail(error)), {
      errorType: 'RangeError',
      errorMessage: 'far%7F',
      trace: ['RangeError: far', '    at x'],
    });
  });

  it('describes other values by their type', () => {
    assert.deepEqual(json(fail('boom')), { errorType: 'string', errorMessage: 'boom', trace: [] });
    assert.deepEqual(json(fail(undefined)), { errorType: 'undefined', errorMessage: 'undefined', trace: [] });
    assert.deepEqual(json(fail(null)), { errorType: 'object', errorMessage: 'null', trace: [] });
  });

  it('cannot throw', () => {
    const hostile = Object.defineProperty({}, 'name', {
      get: () => {
        throw new Error('gotcha');
      },
    });
    assert.equal(fail(hostile).errorType, 'handled');
  });
});
