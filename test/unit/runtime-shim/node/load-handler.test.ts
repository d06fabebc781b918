import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadHandler } from '../../../../runtime-shim/node/load-handler.ts';

const root = join(import.meta.dirname, '../../../fixtures/handlers');
const call = async (handler: string): Promise<unknown> => (await loadHandler(root, handler))();

describe('loadHandler', () => {
  const found: [string, string][] = [
    ['commonjs.handler', 'commonjs'],
    ['commonjs.a.b.c', 'nested export'],
    ['module.handler', 'mjs'],
    ['top-level-await.handler', 'waited'],
    ['explicit.handler', 'cjs'],
    ['esm-package/index.handler', 'esm package'],
    ['esm-package/waits.handler', 'esm package that waited'],
    ['esm-package/default.handler', 'default export'],
    ['precedence/index.handler', 'js first'],
    ['nested/deep/app.handler', 'deep'],
    [join(root, 'nested/deep/app.handler'), 'deep'],
  ];
  for (const [handler, result] of found) {
    it(`finds ${handler.replace(root, '<absolute>')}`, async () => assert.equal(await call(handler), result));
  }

  const refused: [string, string, RegExp][] = [
    ['commonjs', 'Runtime.MalformedHandlerName', /^Bad handler$/],
    ['../x.h', 'Runtime.MalformedHandlerName', /^'\.\.\/x\.h' is not a valid handler name\. Use absolute paths /],
    ['commonjs.nope', 'Runtime.HandlerNotFound', /^commonjs\.nope is undefined or not exported$/],
    ['commonjs.a.x.y', 'Runtime.HandlerNotFound', /^commonjs\.a\.x\.y is undefined or not exported$/],
    ['commonjs.text', 'Runtime.HandlerNotFound', /^commonjs\.text is not a function$/],
    ['nested/app.v2.handler', 'Runtime.ImportModuleError', /^Error: Cannot find module 'app'/],
    ['broken/syntax.handler', 'Runtime.UserCodeSyntaxError', /^SyntaxError: Unexpected/],
    ['absent.handler', 'Runtime.ImportModuleError', /^Error: Cannot find module 'absent'\nRequire stack:/],
    ['broken/dependency.handler', 'Runtime.ImportModuleError', /^Error: Cannot find module 'no-such-package'/],
    ['broken/throws.handler', 'RangeError', /^at load$/],
  ];
  for (const [handler, name, message] of refused) {
    it(`refuses ${handler} with ${name}`, async () => await assert.rejects(call(handler), { name, message }));
  }
});
