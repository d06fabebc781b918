import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseCallStyle, majorOf } from '../../../../runtime-shim/node/call-style.ts';
import { makeContext } from '../../../../runtime-shim/node/context.ts';
import { EmptyLoop } from '../../../../runtime-shim/node/empty-loop.ts';
import type { Handler } from '../../../../runtime-shim/node/load-handler.ts';

interface OldContext {
  callbackWaitsForEmptyEventLoop: boolean;
  done: (error?: unknown, result?: unknown) => void;
  succeed: (result?: unknown) => void;
  fail: (error?: unknown) => void;
}
type Callback = (error?: unknown, result?: unknown) => void;

/** An event loop that is empty when the test says so. */
class TestLoop extends EmptyLoop {
  #action: (() => void) | undefined;
  override then(action: () => void): void {
    this.#action = action;
  }
  override forget(): void {
    this.#action = undefined;
  }
  runEmpty(): void {
    this.#action?.();
  }
}

const context = makeContext(
  {
    type: 'invoke',
    requestId: 'r',
    deadlineMs: 0,
    invokedFunctionArn: '',
    clientContext: '',
    identity: '',
    traceId: '',
  },
  {},
  () => 0,
);
const call = (major: number, handler: unknown, loop: EmptyLoop = new TestLoop()): Promise<unknown> =>
  chooseCallStyle(handler as Handler, major, loop)('event', context);

describe('from Node.js 24 on', () => {
  it('what the handler returns is awaited, promise or not', async () => {
    assert.equal(await call(24, (event: string) => `sync ${event}`), 'sync event');
    assert.equal(await call(24, async (event: string) => `async ${event}`), 'async event');
  });

  it('a throw rejects', async () => {
    await assert.rejects(
      call(24, () => {
        throw new TypeError('x');
      }),
      TypeError,
    );
  });

  it('a third parameter is refused', () => {
    const handler = (_event: unknown, _context: unknown, callback: Callback): void => callback();
    assert.throws(() => chooseCallStyle(handler as Handler, 24, new TestLoop()), {
      name: 'Runtime.CallbackHandlerDeprecated',
      message:
        /^ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node\.js 24\./,
    });
  });

  it('the context has no callbacks', async () => {
    assert.equal(await call(24, (_event: unknown, given: object) => 'done' in given), false);
  });
});

describe('up to Node.js 22', () => {
  it('a promise answers', async () => assert.equal(await call(22, async () => 'p'), 'p'));

  it('a callback answers when the event loop is empty', async () => {
    const loop = new TestLoop();
    let settled = false;
    const answer = call(22, (_e: unknown, _c: unknown, callback: Callback) => callback(null, 'later'), loop);
    void answer.then(() => (settled = true));
    await new Promise(setImmediate);
    assert.equal(settled, false);
    loop.runEmpty();
    assert.equal(await answer, 'later');
  });

  it('a callback answers at once when the handler says so', async () => {
    const handler = (_e: unknown, old: OldContext, callback: Callback): void => {
      old.callbackWaitsForEmptyEventLoop = false;
      callback(null, 'now');
    };
    assert.equal(await call(22, handler), 'now');
  });

  it('an error in the callback rejects at once', async () => {
    await assert.rejects(
      call(22, (_e: unknown, _c: unknown, callback: Callback) => callback(new Error('cb'))),
      /cb/,
    );
  });

  it('a plain return value is ignored, silence is null', async () => {
    const loop = new TestLoop();
    const answer = call(22, () => 'ignored', loop);
    loop.runEmpty();
    assert.equal(await answer, null);
  });

  it('an async function that never settles is Runtime.NodeJsExit', async () => {
    const loop = new TestLoop();
    const answer = call(22, async () => await new Promise(() => undefined), loop);
    loop.runEmpty();
    await assert.rejects(answer, { name: 'Runtime.NodeJsExit' });
  });

  it('context.succeed, done and fail answer, and the first of them wins', async () => {
    assert.equal(await call(22, (_e: unknown, old: OldContext) => old.succeed('s')), 's');
    const both = (_e: unknown, old: OldContext): void => {
      old.done(null, 'first');
      old.done(null, 'second');
    };
    assert.equal(await call(22, both), 'first');
    const failing = call(22, (_e: unknown, old: OldContext) => old.fail());
    assert.deepEqual(await Promise.allSettled([failing]), [{ status: 'rejected', reason: 'handled' }]);
  });
});

describe('majorOf', () => {
  it('reads the version', () => assert.equal(majorOf('nodejs24.x'), 24));
  it('refuses what is not Node.js', () =>
    assert.throws(() => majorOf('python3.13'), { name: 'Runtime.InvalidRuntime' }));
});
