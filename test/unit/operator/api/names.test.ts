import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountId, childName, functionArn } from '../../../../operator/api/names.ts';

describe('names', () => {
  test("a child's name is a DNS label for the longest Function name", () => {
    const name = childName('f'.repeat(53), '0123456789abcdef');
    assert.equal(name.length, 62);
    assert.match(name, /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
  });

  test('an account id is 12 digits, the same for the same namespace, and the annotation wins', () => {
    const id = accountId('6f1c3f2e-0000-0000-0000-000000000001');
    assert.match(id, /^[1-9]\d{11}$/);
    assert.equal(accountId('6f1c3f2e-0000-0000-0000-000000000001'), id);
    assert.notEqual(accountId('6f1c3f2e-0000-0000-0000-000000000002'), id);
    assert.equal(accountId('any', '123456789012'), '123456789012');
    assert.match(accountId('any', 'not an account'), /^\d{12}$/);
  });

  test('an ARN has a qualifier only where one is given', () => {
    assert.equal(functionArn('local', '123456789012', 'f'), 'arn:aws:lambda:local:123456789012:function:f');
    assert.equal(
      functionArn('local', '123456789012', 'f', '$LATEST'),
      'arn:aws:lambda:local:123456789012:function:f:$LATEST',
    );
  });
});
