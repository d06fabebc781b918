import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { it } from 'node:test';
import { archiveInline } from '../../../../operator/code/archive.ts';
import { readAssignment } from '../../../../runtime-shim/supervisor/assignment.ts';
import { systemClock as clock } from '../../../../runtime-shim/supervisor/clock.ts';
import type { EventResult } from '../../../../runtime-shim/supervisor/event.ts';
import { makePlaces } from '../../../../runtime-shim/supervisor/code/places.ts';
import { FunctionInstance } from '../../../../runtime-shim/supervisor/function-instance.ts';
import { Logs } from '../../../../runtime-shim/supervisor/logs.ts';
import { Sandbox } from '../../../../runtime-shim/supervisor/sandbox.ts';

const runtimeEntry = join(import.meta.dirname, '../../../../runtime-shim/node/main.ts');

it('an initialisation has its own limit, and is repeated inside the next event', async (t) => {
  const above = mkdtempSync(join(tmpdir(), 'instance-'));
  const code = archiveInline({
    'index.js': `const fs = require('fs'), mark = __dirname + '/../mark';
      if (!fs.existsSync(mark)) { fs.writeFileSync(mark, ''); for (;;); }
      exports.handler = async () => 'at last';`,
  });
  const out = new PassThrough();
  const logs = new Logs(out, clock);
  const layerRoot = join(above, 'opt');
  const sandbox = new Sandbox({ taskRoot: above, layerRoot, runtimeEntry, memoryMb: 128, nodeMajor: 24 }, logs);
  t.after(() => {
    sandbox.stop();
    rmSync(above, { recursive: true, force: true });
  });
  const taskRoot = join(above, 'task');
  makePlaces({ taskRoot, layerRoot });
  const assignment = readAssignment({ runtime: 'nodejs24.x', handler: `${taskRoot}/index.handler`, code });
  const instance = new FunctionInstance(assignment, {
    ...{ sandbox, logs, clock, taskRoot, layerRoot, initLimitMs: 1000 },
    server: { address: '', trust: () => '' },
    onUnavailable: (error) => assert.fail(String(error)),
  });
  const { failure } = await instance.ready;
  assert.equal(failure?.status, 'timeout');
  logs.writeOut();
  assert.match(String(out.read()), /\nINIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: init\tStatus: timeout\n/);
  const event = {
    requestId: 'r',
    invokedFunctionArn: '',
    clientContext: '',
    identity: '',
    traceId: '',
    logTail: false,
    body: [Buffer.from('{}')],
  };
  const result = await new Promise<EventResult | undefined>((done) => instance.run(event, done));
  assert.equal(result?.body.toString(), '"at last"');
});
