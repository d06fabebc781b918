import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { KubeObject } from '../../../../operator/api/meta.ts';
import { Store, type Change } from '../../../../operator/kube/store.ts';

const object = (name: string, resourceVersion: string, uid = `uid-${name}`): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: { name, namespace: 'ns', uid, resourceVersion },
});

function open() {
  const store = new Store<KubeObject>();
  const heard: string[] = [];
  const version = (thing?: KubeObject): string => thing?.metadata.resourceVersion ?? '-';
  store.onChange(({ before, after }: Change<KubeObject>) => heard.push(`${version(before)}→${version(after)}`));
  return { store, heard };
}

describe('Store', () => {
  test('tells of what is new, changed and gone, and not of what is the same', () => {
    const { store, heard } = open();
    store.put(object('a', '1'));
    store.put(object('a', '1'));
    store.put(object('a', '2'));
    store.remove(object('a', '3'));
    assert.deepEqual(heard, ['-→1', '1→2', '2→-']);
    assert.equal(store.get('ns', 'a'), undefined);
  });

  test('a successor of the same name is a deletion and a creation', () => {
    const { store, heard } = open();
    store.put(object('a', '1', 'first'));
    store.put(object('a', '5', 'second'));
    assert.deepEqual(heard, ['-→1', '1→-', '-→5']);
  });

  test('a late deletion of a predecessor does not touch its successor', () => {
    const { store } = open();
    store.put(object('a', '5', 'second'));
    store.remove(object('a', '4', 'first'));
    assert.equal(store.get('ns', 'a')?.metadata.uid, 'second');
  });

  test('a fresh list removes what it does not hold', () => {
    const { store, heard } = open();
    store.put(object('a', '1'));
    store.put(object('b', '2'));
    store.replaceAll([object('b', '2'), object('c', '3')], 3n);
    assert.deepEqual(heard.slice(2), ['1→-', '-→3']);
  });

  test('never goes back, not even to a predecessor', () => {
    const { store } = open();
    store.put(object('a', '10', 'second'));
    store.put(object('a', '9', 'second'));
    store.put(object('a', '8', 'first'));
    assert.equal(store.get('ns', 'a')?.metadata.resourceVersion, '10');
    store.put(object('a', '11', 'second'));
    assert.equal(store.get('ns', 'a')?.metadata.resourceVersion, '11');
  });

  test('a list that was asked for before a write does not undo it', () => {
    const { store } = open();
    store.put(object('old', '4'));
    store.put(object('written', '6'));
    store.replaceAll([], 5n);
    assert.equal(store.get('ns', 'old'), undefined);
    assert.equal(store.get('ns', 'written')?.metadata.resourceVersion, '6');
  });
});
