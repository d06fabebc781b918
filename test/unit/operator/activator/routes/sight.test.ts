import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routeIdOf, routeNameOf } from '../../../../../operator/activator/routes/route-id.ts';
import { openSight } from '../../../../../operator/activator/routes/sight.ts';
import type { Stored } from '../../../../../operator/api/meta.ts';
import { labels } from '../../../../../operator/api/names.ts';
import { Index } from '../../../../../operator/kube/index.ts';
import type { Change } from '../../../../../operator/kube/store.ts';
import type { Deployment, Pod } from '../../../../../operator/kube/types.ts';

/** An index of these objects, by the route that they belong to. */
function indexed<T extends Stored<Pod> | Stored<Deployment>>(objects: T[]): Index<T> {
  const onChange = (listener: (change: Change<T>) => void): void => objects.forEach((after) => listener({ after }));
  return new Index<T>({ onChange }, (object) => {
    const name = routeNameOf(object);
    return name === undefined ? undefined : routeIdOf(name);
  });
}

const metadata = (name: string, version: string, revision: string) => ({
  ...{ name, namespace: 'shop', uid: `uid-${name}`, resourceVersion: '1' },
  labels: { [labels.function]: 'f', [labels.version]: version, [labels.revision]: revision },
});
const containers = [{ name: 'function', image: 'i' }];
const deployment = (version: string, revision: string): Stored<Deployment> => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata(`f-${revision}`, version, revision),
  spec: { replicas: 1, selector: { matchLabels: {} }, template: { metadata: { labels: {} }, spec: { containers } } },
});
const pod = (name: string, version: string, revision: string): Stored<Pod> => ({
  ...{ apiVersion: 'v1', kind: 'Pod', metadata: metadata(name, version, revision), spec: { containers } },
});

test('each version sees its own children: $LATEST must not take the instances of a version for old ones of its own', () => {
  const children = {
    deployments: indexed([deployment('LATEST', 'r1'), deployment('LATEST', 'r2'), deployment('3', 'v3')]),
    pods: indexed([pod('a', 'LATEST', 'r1'), pod('b', '3', 'v3')]),
  };
  const [latest, third] = ['$LATEST', '3'].map((version) =>
    openSight(children, { namespace: 'shop', name: 'f', version }),
  );
  assert.deepEqual(latest?.liveRevisions(), ['r1', 'r2']);
  assert.deepEqual(third?.liveRevisions(), ['v3']);
  assert.deepEqual([latest?.pod('uid-a')?.revision, latest?.pod('uid-b')], ['r1', undefined]);
  assert.deepEqual([third?.pod('uid-a'), third?.pod('uid-b')?.revision], [undefined, 'v3']);
});
