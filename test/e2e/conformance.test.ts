import { before, describe } from 'node:test';
import { accountId } from '../../operator/api/names.ts';
import { conformanceFunctions } from '../conformance/functions.ts';
import { testConformance } from '../conformance/run.ts';
import type { ConformanceTarget } from '../conformance/target.ts';
import { callerToken } from '../support/installation.ts';
import { applyReady, openStory } from './support/world.ts';

describe('Invoke on the wire of the installed product', () => {
  let target: ConformanceTarget;
  before(async () => {
    const story = await openStory();
    const { cluster } = story.world;
    for (const [name, code] of Object.entries(conformanceFunctions)) await applyReady(story, name, code);
    await cluster.kubectl(['create', 'serviceaccount', 'stranger', '-n', story.namespace]);
    const strangerToken = await callerToken(cluster, story.namespace, 'stranger');
    const uid = await cluster.kubectl(['get', 'namespace', story.namespace, '-o', 'jsonpath={.metadata.uid}']);
    const { url, token } = story.target;
    const account = accountId(uid.stdout);
    target = { url, token, strangerToken, namespace: story.namespace, account, region: 'local' };
  });

  testConformance(() => target);
});
