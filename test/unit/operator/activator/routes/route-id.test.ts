import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routeIdOf, routeNameOf } from '../../../../../operator/activator/routes/route-id.ts';
import { API_VERSION, labels } from '../../../../../operator/api/names.ts';

const child = (own: Record<string, string>) => ({
  apiVersion: API_VERSION,
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'shop', uid: 'u', resourceVersion: '1', labels: own },
});
const idOf = (own: Record<string, string>): string | undefined => {
  const name = routeNameOf(child(own));
  return name && routeIdOf(name);
};

test('a child belongs to the version that its labels name, and to $LATEST where they name none', () => {
  assert.equal(idOf({ [labels.function]: 'f', [labels.version]: 'LATEST' }), 'shop/f');
  assert.equal(idOf({ [labels.function]: 'f' }), 'shop/f');
  assert.equal(idOf({ [labels.function]: 'f', [labels.version]: '3' }), 'shop/f:3');
  assert.equal(idOf({ [labels.version]: '3' }), undefined);
});
