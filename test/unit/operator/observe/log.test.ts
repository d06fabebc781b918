import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const module = join(import.meta.dirname, '../../../../operator/observe/log.ts');

/** What a program that runs `code` with a logger prints. */
function printed(code: string, level = 'info'): Record<string, unknown>[] {
  const program = `import { createLogger } from '${module}'; const log = createLogger('test', '${level}'); ${code}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  test('is one JSON object a line, with who speaks and what about', () => {
    const [line] = printed(`log.info('hello', { requestId: 'r1', durationMs: 2 })`);
    assert.deepEqual(
      { ...line, ts: '' },
      { ts: '', level: 'info', msg: 'hello', logger: 'test', requestId: 'r1', durationMs: 2 },
    );
    assert.ok(!Number.isNaN(Date.parse(String(line?.['ts']))));
  });

  test('cannot be forged by what it quotes', () => {
    const lines = printed(String.raw`log.warn('a\n{"level":"error"}', { name: 'x\r\ny' })`);
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.['msg'], 'a\n{"level":"error"}');
  });

  test('keeps type, message, stack and causes of errors', () => {
    const [line] = printed(`log.error('failed', { error: new TypeError('outer', { cause: new Error('inner') }) })`);
    const error = line?.['error'] as Record<string, unknown>;
    assert.deepEqual([error['type'], error['message']], ['TypeError', 'outer']);
    assert.match(String(error['stack']), /TypeError: outer\n/);
    assert.equal((error['cause'] as Record<string, unknown>)['message'], 'inner');
  });

  test('says no more than its level', () => {
    const code = `log.debug('quiet'); log.warn('loud', { isDebug: log.isDebug })`;
    assert.deepEqual(
      printed(code).map(({ msg }) => msg),
      ['loud'],
    );
    assert.deepEqual(
      printed(code, 'debug').map(({ msg }) => msg),
      ['quiet', 'loud'],
    );
  });
});
