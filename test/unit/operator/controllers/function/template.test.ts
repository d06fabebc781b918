import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { versionTemplateSchema } from '../../../../../operator/api/version.ts';
import { makeTemplate } from '../../../../../operator/controllers/function/template.ts';
import { digestOfTemplate } from '../../../../../operator/controllers/version/view.ts';
import { buildFunction } from '../../../../support/build.ts';
import { CODE } from '../../../../support/build-published.ts';

const frozen = { codeSha256: CODE, codeSize: 7, runtimeImage: 'image:1' };
const specOf = (spec: Parameters<typeof buildFunction>[0] & object) => buildFunction(spec).spec;

describe('makeTemplate', () => {
  test('is what the schema of a Version takes, and nothing else of the Function', () => {
    const template = makeTemplate(specOf({ spec: { publish: true, layers: ['common.2'] } }), frozen);
    assert.deepEqual(versionTemplateSchema.strict().parse(template), template);
  });

  test('names the layers by their digests, if there are any', () => {
    const layers = [{ name: 'common.2', codeSha256: CODE, codeSize: 5 }];
    assert.deepEqual(makeTemplate(specOf({}), { ...frozen, layers }).layers, layers);
    assert.ok(!('layers' in makeTemplate(specOf({}), { ...frozen, layers: [] })));
  });

  test('differs where configuration, description or runtime do, and not where the order of members does', () => {
    const plain = makeTemplate(specOf({}), frozen);
    const shuffled = Object.fromEntries(Object.entries(plain).reverse()) as typeof plain;
    assert.equal(digestOfTemplate(shuffled), digestOfTemplate(plain));
    const others = [
      makeTemplate(specOf({ spec: { description: 'words' } }), frozen),
      makeTemplate(specOf({ spec: { idleTimeout: 9 } }), frozen),
      makeTemplate(specOf({}), { ...frozen, runtimeImage: 'image:2' }),
    ];
    for (const other of others) assert.notEqual(digestOfTemplate(other), digestOfTemplate(plain));
  });
});
