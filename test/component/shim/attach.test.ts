// The stream's own life: who the shim says it is, what it refuses, what survives a broken stream, how it leaves.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { archiveInline } from '../../../operator/code/archive.ts';
import { RefusalReason } from '../../../runtime-shim/proto/index.ts';
import { until } from '../../support/until.ts';
import { TestActivator, makeAssign } from './support/activator.ts';
import { Shim } from './support/shim.ts';

/** Writes its request id into a file when it starts, and answers when the file `go` is there. */
const GATED = `const fs = require('fs'), dir = process.env.LAMBDA_TASK_ROOT + '/../';
  exports.handler = async (event, context) => {
    fs.appendFileSync(dir + 'ran', context.awsRequestId + '\\n');
    while (!fs.existsSync(dir + 'go')) await new Promise((resolve) => setTimeout(resolve, 5));
    return 'done';
  };`;

const ran = (shim: Shim): string => {
  const file = join(shim.taskRoot, '..', 'ran');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

describe('Attach', () => {
  it('begins with who the shim is', async () => {
    await using shim = await Shim.start();
    const hello = await (await shim.activator.stream(0)).hello();
    const { key, namespace, function: name, revision, podName, podUid, session, epoch } = hello;
    assert.deepEqual(
      { key, namespace, name, revision, podName, podUid, session, epoch },
      {
        key: 'key',
        namespace: 'ns',
        name: 'f',
        revision: 'rev-1',
        podName: 'pod-1',
        podUid: 'uid-1',
        session: '',
        epoch: 0,
      },
    );
  });

  it('waits for an activator that is not there yet', async () => {
    await using shim = await Shim.make();
    const port = await shim.activator.reserve();
    shim.spawn();
    await shim.activator.start(port);
    await shim.activator.stream(0);
  });

  it('dials again when the stream breaks, names what runs, and answers there; nothing runs twice', async () => {
    const [shim, first] = await Shim.assigned(GATED);
    await using _ = shim;
    first.invoke('kept');
    await until('the handler runs', () => ran(shim) !== '');
    first.break();
    const second = await shim.activator.stream(1);
    const hello = await second.hello();
    assert.deepEqual([hello.running, hello.finished, hello.assignedRevision], [['kept'], [], 'rev-1']);
    assert.deepEqual([hello.session, hello.sessionSecret, hello.epoch], ['session-1', 'secret', 1]);
    second.invoke('kept');
    second.send({ epoch: { epoch: 1 } });
    await second.saw('epochHeard');
    shim.letGo();
    assert.equal((await second.outcome('kept')).json, 'done');
    assert.equal(second.results('kept'), 1);
    assert.ok(!second.messages.some(({ refusal }) => refusal), 'a refusal would say that nothing ran');
    assert.equal(ran(shim), 'kept\n');
  });

  it('survives an activator that dies and comes back at the same address', async () => {
    const [shim, first] = await Shim.assigned(GATED);
    await using _ = shim;
    first.invoke('kept');
    await until('the handler runs', () => ran(shim) !== '');
    await shim.activator.restart();
    const second = await shim.activator.stream(1);
    assert.deepEqual((await second.hello()).running, ['kept']);
    shim.letGo();
    assert.equal((await second.outcome('kept')).json, 'done');
  });

  it('hands over a result that finished while there was no stream, if it is wanted', async () => {
    const [shim, first] = await Shim.assigned(GATED);
    await using _ = shim;
    first.invoke('lost');
    await until('the handler runs', () => ran(shim) !== '');
    shim.activator.wanted = ['lost'];
    shim.activator.paused = true;
    first.break();
    shim.letGo();
    await shim.printed('END RequestId: lost');
    shim.activator.paused = false;
    const hello = await until('a Hello with the result', async () => {
      const stream = shim.activator.streams.at(-1);
      const hello = await stream?.hello();
      return hello?.finished?.includes('lost') ? stream : undefined;
    });
    assert.equal((await hello.outcome('lost')).json, 'done');
  });

  it('sends a result again that was written to a stream which then broke, if it is wanted', async () => {
    const [shim, first] = await Shim.assigned('exports.handler = async () => 1;');
    await using _ = shim;
    await first.run('written');
    shim.activator.wanted = ['written'];
    first.break();
    const second = await shim.activator.stream(1);
    assert.deepEqual((await second.hello()).finished, ['written']);
    assert.equal((await second.outcome('written')).json, 1);
  });

  it('forgets results that were received or are not wanted', async () => {
    const [shim, first] = await Shim.assigned('exports.handler = async () => 1;');
    await using _ = shim;
    await first.run('a');
    await first.run('b', {}, { received: ['a'] });
    first.break();
    const second = await shim.activator.stream(1);
    assert.deepEqual((await second.hello()).finished, ['b']);
    await second.run('c');
    second.break();
    assert.deepEqual((await (await shim.activator.stream(2)).hello()).finished, ['c']);
  });

  it('drops an event whose body was cut off, which never ran', async () => {
    const [shim, first] = await Shim.assigned(GATED);
    await using _ = shim;
    first.invoke('cut', {}, { more: true });
    await first.saw('assigned');
    first.break();
    const second = await shim.activator.stream(1);
    assert.deepEqual((await second.hello()).running, []);
    shim.letGo();
    second.invoke('next');
    await second.outcome('next');
    assert.equal(ran(shim), 'next\n');
  });

  it('moves on GoAway, and answers running events where they came from', async () => {
    const [shim, first] = await Shim.assigned(GATED);
    await using _ = shim;
    first.invoke('moving');
    await until('the handler runs', () => ran(shim) !== '');
    first.send({ goAway: { reason: 'update' } });
    const second = await shim.activator.stream(1);
    assert.deepEqual((await second.hello()).running, ['moving']);
    assert.equal(first.ended, false);
    shim.letGo();
    assert.equal((await first.outcome('moving')).json, 'done');
    await until('the old stream ends', () => first.ended, { everyMs: 2 });
    assert.equal((await second.run('next')).json, 'done');
  });

  it('moves to the activator it is redirected to', async () => {
    await using shim = await Shim.start();
    await using other = new TestActivator(shim.activator.certificate);
    await other.start();
    (await shim.activator.stream(0)).send({ redirect: { address: other.address } });
    await other.stream(0);
  });
});

describe('a refusal', () => {
  it('is STALE for a lower epoch, of whatever message, and nothing runs', async () => {
    const [shim, stream] = await Shim.assigned(GATED, { epoch: 5 });
    await using _ = shim;
    await stream.saw('assigned');
    stream.invoke('old', {}, { epoch: 4 });
    const refusal = await stream.refusal('old');
    assert.deepEqual([refusal.reason, refusal.epoch], [RefusalReason.STALE, 5]);
    stream.send({ epoch: { epoch: 7 } });
    assert.equal((await stream.saw('epochHeard')).epochHeard?.epoch, 7);
    stream.send({ assign: makeAssign(archiveInline({ 'index.js': '' }), { epoch: 6 }) });
    assert.equal((await stream.refusal('')).reason, RefusalReason.STALE);
    assert.equal(ran(shim), '');
  });

  it('is TAKEN for another revision', async () => {
    const [shim, stream] = await Shim.assigned(GATED);
    await using _ = shim;
    stream.send({ assign: makeAssign(archiveInline({ 'index.js': '' }), { revision: 'rev-2' }) });
    assert.equal((await stream.refusal('')).reason, RefusalReason.TAKEN);
    stream.invoke('other', {}, { revision: 'rev-2' });
    assert.equal((await stream.refusal('other')).reason, RefusalReason.TAKEN);
  });

  it('is BUSY while an event runs', async () => {
    const [shim, stream] = await Shim.assigned(GATED);
    await using _ = shim;
    stream.invoke('one');
    stream.invoke('two');
    assert.equal((await stream.refusal('two')).reason, RefusalReason.BUSY);
    shim.letGo();
    await stream.outcome('one');
    assert.equal(ran(shim), 'one\n');
  });
});

describe('SIGTERM', () => {
  it('lets the running event finish, refuses new ones, and exits with 0', async () => {
    const [shim, stream] = await Shim.assigned(GATED);
    await using _ = shim;
    stream.invoke('last');
    await until('the handler runs', () => ran(shim) !== '');
    shim.terminate();
    await stream.saw('draining');
    stream.invoke('late');
    assert.equal((await stream.refusal('late')).reason, RefusalReason.BUSY);
    shim.letGo();
    assert.equal((await stream.outcome('last')).json, 'done');
    assert.equal(await shim.exitCode(), 0);
    assert.match(shim.stdout, /REPORT RequestId: last/);
  });

  it('hands a result over on a new stream before it exits', async () => {
    const [shim, first] = await Shim.assigned(GATED);
    await using _ = shim;
    first.invoke('last');
    await until('the handler runs', () => ran(shim) !== '');
    shim.terminate();
    await first.saw('draining');
    first.break();
    const second = await shim.activator.stream(1);
    shim.letGo();
    assert.equal((await second.outcome('last')).json, 'done');
    assert.equal(await shim.exitCode(), 0);
  });

  it('ends an idle shim at once', async () => {
    const [shim, stream] = await Shim.assigned(GATED);
    await using _ = shim;
    await stream.saw('assigned');
    const startedAt = performance.now();
    shim.terminate();
    assert.equal(await shim.exitCode(), 0);
    assert.ok(performance.now() - startedAt < 900);
  });

  it('ends a shim that never attached', async () => {
    await using shim = await Shim.make();
    shim.activator.address = '127.0.0.1:9';
    shim.spawn();
    await until('the spare process runs', () => shim.children() > 0, { everyMs: 5 });
    shim.terminate();
    assert.equal(await shim.exitCode(), 0);
  });
});
