import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decidePublish, highestNumber } from '../../../../../operator/controllers/function/decide-publish.ts';
import { digestOfTemplate } from '../../../../../operator/controllers/version/view.ts';
import { buildTemplate, CODE, viewVersion } from '../../../../support/build-published.ts';

const now = buildTemplate({ timeout: 9 });
const latest = { template: digestOfTemplate(now), codeSha256: CODE };
const same = (number: number) => viewVersion(number, { template: now });
const asking = (number: number, codeSha256 = CODE) => viewVersion(number, { template: undefined, codeSha256 });

describe('decidePublish', () => {
  test('the first one is 1', () => assert.deepEqual(decidePublish(latest, [], 0), { kind: 'publish', version: 1 }));
  test('what the newest froze is published', () =>
    assert.deepEqual(decidePublish(latest, [viewVersion(1), same(2)], 2), { kind: 'published', version: 2 }));
  test('what an older one froze is not: it was something else since', () =>
    assert.deepEqual(decidePublish(latest, [same(1), viewVersion(2)], 2), { kind: 'publish', version: 3 }));
  test('the next number follows the highest that ever was', () =>
    assert.deepEqual(decidePublish(latest, [viewVersion(1)], 7), { kind: 'publish', version: 8 }));
  test('one that is about to take this code is waited for', () =>
    assert.deepEqual(decidePublish(latest, [viewVersion(1), asking(2)], 2), { kind: 'wait', version: 2 }));
  test('one that asks for other code, or is an older one, is not', () => {
    const other = asking(2, `${'B'.repeat(43)}=`);
    assert.deepEqual(decidePublish(latest, [viewVersion(1), other], 2), { kind: 'publish', version: 3 });
    assert.deepEqual(decidePublish(latest, [asking(1), viewVersion(2)], 2), { kind: 'publish', version: 3 });
  });
});

describe('highestNumber', () => {
  test('whoever remembers the most is believed', () => {
    assert.equal(highestNumber([viewVersion(3), viewVersion(1)], '2', 1), 3);
    assert.equal(highestNumber([viewVersion(3)], '9', 1), 9);
    assert.equal(highestNumber([], undefined, 4), 4);
    assert.equal(highestNumber([], undefined), 0);
  });
  test('an annotation that is no number says nothing', () => {
    for (const annotation of ['', 'x', '-1', '1e3', '0', '9999999999'])
      assert.equal(highestNumber([], annotation), 0, annotation);
  });
});
