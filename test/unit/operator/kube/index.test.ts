import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { KubeObject } from '../../../../operator/api/meta.ts';
import { Index } from '../../../../operator/kube/index.ts';
import { Store } from '../../../../operator/kube/store.ts';

const object = (name: string, group: string | undefined, resourceVersion = '1'): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: { name, uid: name, resourceVersion, ...(group === undefined ? {} : { labels: { group } }) },
});

function open() {
  const store = new Store<KubeObject>();
  const index = new Index<KubeObject>(store, ({ metadata }) => metadata.labels?.['group']);
  const names = (group: string): string[] => index.get(group).map(({ metadata }) => metadata.name);
  return { store, names };
}

describe('Index', () => {
  test('groups objects and leaves out those without a group', () => {
    const { store, names } = open();
    store.replaceAll([object('a', 'x'), object('b', 'x'), object('c', 'y'), object('d', undefined)], 1n);
    assert.deepEqual([names('x'), names('y'), names('z')], [['a', 'b'], ['c'], []]);
  });

  test('follows an object that changes its group or goes', () => {
    const { store, names } = open();
    store.put(object('a', 'x'));
    store.put(object('a', 'y', '2'));
    assert.deepEqual([names('x'), names('y')], [[], ['a']]);
    store.remove(object('a', 'y', '3'));
    assert.deepEqual(names('y'), []);
  });

  test('keeps an object under each group that it carries', () => {
    const store = new Store<KubeObject>();
    const index = new Index<KubeObject>(store, ({ metadata }) => metadata.labels?.['group']?.split(' '));
    const names = (group: string): string[] => index.get(group).map(({ metadata }) => metadata.name);
    store.put(object('a', 'x y'));
    store.put(object('b', 'y'));
    assert.deepEqual([names('x'), names('y')], [['a'], ['a', 'b']]);
    store.put(object('a', 'z', '2'));
    assert.deepEqual([names('x'), names('y'), names('z')], [[], ['b'], ['a']]);
  });
});
