import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { World } from './support/world.ts';

describe('who may invoke', () => {
  test('is asked once for many requests at once, and not again for some seconds', async () => {
    await using world = await World.open();
    world.put('f');
    await Promise.all(Array.from({ length: 20 }, () => world.invoke('f')));
    await world.invoke('f');
    assert.deepEqual(world.reviews.asked, ['authenticate', 'mayCreate']);
  });

  test('a stranger hears the same about what exists and what does not, and starts nothing', async () => {
    await using world = await World.open();
    const fleet = world.put('exists');
    const told = [];
    for (const name of ['exists', 'absent']) {
      const { status, headers, body } = await world.invoke(name, { token: 'stranger' });
      told.push([status, headers.get('x-amzn-errortype'), body.replaceAll(name, 'NAME')]);
    }
    assert.equal(told[0]?.[0], 403);
    assert.deepEqual(told[0], told[1]);
    assert.deepEqual(fleet.scales, []);
  });

  test('a refusal leaves a line with the request and the caller, and never the token', async () => {
    await using world = await World.open();
    const { headers } = await world.invoke('f', { token: 'stranger' });
    await world.invoke('f', { token: 'unknown' });
    const [denied, unknown] = world.logged.filter(({ level }) => level === 'warn');
    assert.equal(denied?.fields['requestId'], headers.get('x-amzn-requestid'));
    assert.equal(denied?.fields['caller'], 'system:serviceaccount:shop:stranger');
    assert.equal(unknown?.message, 'refused: UnrecognizedClient');
    assert.doesNotMatch(JSON.stringify(unknown), /"unknown"/);
  });

  test('is a typed error when the API server is away and nothing is known; what is known goes on', async () => {
    await using world = await World.open();
    world.put('f');
    await world.invoke('f');
    world.reviews.isDown = true;
    assert.equal((await world.invoke('f')).status, 200);
    const { status, headers, body } = await world.invoke('f', { token: 'somebody' });
    assert.equal(status, 500);
    assert.equal(headers.get('x-amzn-errortype'), 'ServiceException');
    assert.match(body, /API server could not be asked/);
    world.reviews.isDown = false;
    assert.equal((await world.invoke('f', { token: 'somebody' })).status, 200);
  });

  test('a caller without a namespace of its own has to name one', async () => {
    await using world = await World.open();
    world.put('f');
    const { status, body } = await world.invoke('f', { token: 'person' });
    assert.equal(status, 400);
    assert.match(body, /put \/namespaces\/NAMESPACE before the path/);
    assert.equal((await world.invoke('f', { token: 'person', namespace: 'shop' })).status, 200);
  });
});
