// Where the lines of a function go.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Shim } from './support/shim.ts';

describe('the log', () => {
  it('frames an event with START, END and REPORT, and its console lines with time, id and level', async () => {
    const code = `console.log('loading'); exports.handler = async () => { console.warn('two\\nlines', { a: 1 }); process.stdout.write('open'); };`;
    const [shim, stream] = await Shim.assigned(code);
    await using _ = shim;
    const { logTail } = await stream.run('id-1', {}, { logTail: true });
    const lines = [
      String.raw`START RequestId: id-1 Version: \$LATEST`,
      String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\tid-1\tWARN\ttwo`,
      String.raw`lines \{ a: 1 \}`,
      'open',
      'END RequestId: id-1',
      String.raw`REPORT RequestId: id-1\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: \d+\.\d\d ms\t`,
    ];
    assert.match(logTail, new RegExp(`^${lines.join('\\n')}\\n$`));
    await shim.printed(logTail);
    assert.match(shim.stdout, /^INIT_START Runtime Version: nodejs:24\..*\n.*\t-\tINFO\tloading\nSTART /);
  });

  it('gives a tail of 4096 bytes at most, and none unasked', async () => {
    const code = `exports.handler = async () => { for (let i = 0; i < 100; i++) console.log('x'.repeat(100)); };`;
    const [shim, stream] = await Shim.assigned(code);
    await using _ = shim;
    const { logTail } = await stream.run('asked', {}, { logTail: true });
    assert.equal(logTail.length, 4096);
    assert.match(logTail, /\nREPORT RequestId: asked\t.*\n$/);
    assert.equal((await stream.run('unasked')).logTail, '');
  });

  it('keeps late lines out of the next tail', async () => {
    const code = `exports.handler = async (event) => { if (event.late) setTimeout(() => console.log('too late'), 5); };`;
    const [shim, stream] = await Shim.assigned(code);
    await using _ = shim;
    await stream.run('one', { late: true });
    await shim.printed('too late');
    const { logTail } = await stream.run('two', {}, { logTail: true });
    assert.doesNotMatch(logTail, /too late/);
  });

  it('takes a flood without losing a line or its own memory', async () => {
    const code = `exports.handler = async () => { for (let i = 0; i < 100000; i++) process.stdout.write('line ' + i + '\\n'); process.stdout.write('y'.repeat(1 << 20) + '\\n'); };`;
    const [shim, stream] = await Shim.assigned(code, { timeoutSeconds: 20 });
    await using _ = shim;
    await stream.run('flood');
    await shim.printed('END RequestId: flood');
    const lines = shim.stdout.split('\n');
    assert.equal(lines.filter((line) => /^line \d+$/.test(line)).length, 100_000);
    const long = lines.find((line) => line.startsWith('y')) ?? '';
    assert.equal(long.length, 256 * 1024 + ' [truncated]'.length);
  });

  it('waits with the handler, not the supervisor, when nobody reads it', async () => {
    const code = `exports.handler = async (e) => { if (!e.flood) return 'ok'; for (;;) process.stdout.write('z'.repeat(9999) + '\\n'); };`;
    const [shim, stream] = await Shim.assigned(code, { timeoutSeconds: 1 });
    await using _ = shim;
    await stream.run('warm-up');
    shim.process.stdout?.pause();
    assert.equal((await stream.run('flood', { flood: true })).errorType, 'Sandbox.Timedout');
    assert.equal((await stream.run('after')).json, 'ok');
    assert.ok(shim.residentMb() < 160, `${shim.residentMb()} MB`);
  });
});
