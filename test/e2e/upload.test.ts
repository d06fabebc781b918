// A package sent to the activator, through the chart's rights, its read-only file system and the code store behind it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { archiveInline } from '../../operator/code/archive.ts';
import { until } from '../support/until.ts';
import { openStory, type Story } from './support/world.ts';

const { zip } = archiveInline({ 'index.mjs': 'export const handler = async () => "uploaded";' });

describe('PUT /code', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
  });

  const put = (path = '/code'): Promise<Response> =>
    fetch(story.target.url + path, {
      method: 'PUT',
      headers: { authorization: `Bearer ${story.target.token}` },
      body: new Uint8Array(zip),
    });

  test('the right to invoke is not the right to bring code', async () => {
    const answer = await put();
    assert.equal(answer.status, 403);
    assert.match(await answer.text(), /create on functions\/code of pilotlight.dev/);
  });

  test('with the right it is kept, and named by its digest; in another namespace it is not', async () => {
    const { world, namespace } = story;
    const resource = 'functions.pilotlight.dev/code';
    const caller = `${namespace}:caller`;
    await world.cluster.kubectl([
      'create',
      'role',
      'uploader',
      '-n',
      namespace,
      '--verb=create',
      `--resource=${resource}`,
    ]);
    const binding = ['rolebinding', 'uploader', '--role=uploader', `--serviceaccount=${caller}`];
    await world.cluster.kubectl(['create', ...binding, '-n', namespace]);
    // A refusal is remembered for two seconds.
    const answer = await until('the right to be known', async () => {
      const now = await put();
      return now.status !== 403 && now;
    });
    const text = await answer.text();
    assert.equal(answer.status, 201, text);
    const sha256 = createHash('sha256').update(zip);
    const [hex, base64] = [sha256.copy().digest('hex'), sha256.digest('base64')];
    assert.deepEqual(JSON.parse(text), { CodeSha256: base64, sha256: hex, CodeSize: zip.length });
    assert.equal((await put('/namespaces/default/code')).status, 403);
  });
});
