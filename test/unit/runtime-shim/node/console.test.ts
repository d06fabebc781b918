import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { LambdaConsole } from '../../../../runtime-shim/node/console.ts';

function patched(): { target: Console; lambda: LambdaConsole; lines: () => string } {
  const out = new PassThrough();
  const lambda = new LambdaConsole(out);
  const target = {} as Console;
  lambda.patch(target);
  return { target, lambda, lines: () => String(out.read()).replaceAll(/^\S+Z/gm, 'TIME') };
}

describe('the console', () => {
  it('writes time, request id, level and message', () => {
    const { target, lambda, lines } = patched();
    lambda.startEvent('r1');
    target.log('a %s', 'b', { c: 1 });
    target.error('bad');
    assert.equal(lines(), 'TIME\tr1\tINFO\ta b { c: 1 }\nTIME\tr1\tERROR\tbad\n');
  });

  it('names the initialisation as the version does', () => {
    const { target, lambda, lines } = patched();
    lambda.startInit(24);
    target.info('x');
    lambda.startInit(22);
    target.debug('y');
    assert.equal(lines(), 'TIME\t-\tINFO\tx\nTIME\tundefined\tDEBUG\ty\n');
  });

  it('writes a failed event as JSON with the fields of its error', () => {
    const { lambda, lines } = patched();
    lambda.startEvent('r1');
    const error = Object.assign(new TypeError('no'), { code: 'E1', detail: 2 });
    error.stack = 'a\nb';
    lambda.writeError('Invoke Error', error);
    const json = '{"errorType":"TypeError","errorMessage":"no","code":"E1","detail":2,"stack":["a","b"]}';
    assert.equal(lines(), `TIME\tr1\tERROR\tInvoke Error \t${json}\n`);
  });
});
