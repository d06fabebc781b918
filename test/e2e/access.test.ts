import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { callerToken } from '../support/installation.ts';
import { invoke, type Invocation } from '../support/invoke.ts';
import { applyReady, listPods, openStory, type Story } from './support/world.ts';

describe('who may invoke', () => {
  let story: Story;
  let other: Story;
  before(async () => {
    [story, other] = [await openStory(), await openStory()];
    await applyReady(story, 'secret', 'export const handler = async () => "told";');
    await story.world.cluster.kubectl(['create', 'serviceaccount', 'stranger', '-n', story.namespace]);
  });

  const refused = ({ status, headers, body }: Invocation, type: string): void => {
    assert.equal(status, 403, body);
    assert.equal(headers.get('x-amzn-errortype'), type);
    assert.doesNotMatch(body, /told/);
  };
  const call = (token: string, name = 'secret') =>
    invoke({ url: story.world.url, token }, name, { namespace: story.namespace });

  test('somebody with the right is answered, by the path with and without the namespace', async () => {
    assert.equal((await call(story.target.token)).body, '"told"');
    assert.equal((await invoke(story.target, 'secret')).body, '"told"');
  });

  test('nobody without a token', async () => {
    const url = `${story.world.url}/namespaces/${story.namespace}/2015-03-31/functions/secret/invocations`;
    const response = await fetch(url, { method: 'POST', body: '{}' });
    assert.equal(response.status, 403);
    assert.equal(response.headers.get('x-amzn-errortype'), 'MissingAuthenticationTokenException');
  });

  test('nobody with a token that is none', async () => refused(await call('nonsense'), 'UnrecognizedClientException'));

  test('nobody with a token made for somebody else’s ears', async () => {
    const { stdout } = await story.world.cluster.kubectl(['create', 'token', 'caller', '-n', story.namespace]);
    refused(await call(stdout.trim()), 'UnrecognizedClientException');
  });

  test('no stranger of the same namespace, who learns nothing about what exists', async () => {
    const token = await callerToken(story.world.cluster, story.namespace, 'stranger');
    const [existing, missing] = [await call(token), await call(token, 'no-such')];
    refused(existing, 'AccessDeniedException');
    refused(missing, 'AccessDeniedException');
    assert.equal(existing.body.replaceAll('secret', 'X'), missing.body.replaceAll('no-such', 'X'));
  });

  test('no caller of another namespace', async () => refused(await call(other.target.token), 'AccessDeniedException'));

  test('and a refusal starts no instance', async () => {
    await applyReady(other, 'asleep', 'export const handler = async () => 1;');
    const token = await callerToken(story.world.cluster, story.namespace, 'stranger');
    refused(
      await invoke({ url: other.world.url, token }, 'asleep', { namespace: other.namespace }),
      'AccessDeniedException',
    );
    assert.equal((await listPods(other)).length, 0);
  });
});
