import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readAssignment } from '../../../../runtime-shim/supervisor/assignment.ts';
import { baseEnvironment, functionEnvironment } from '../../../../runtime-shim/supervisor/runtime-environment.ts';

it('users may replace what Lambda does not reserve, and nothing else', () => {
  const environment = ['MINE', 'TZ', 'PATH', '_HANDLER', 'LAMBDA_TASK_ROOT', 'AWS_REGION'].map((name) => ({
    name,
    value: 'user',
  }));
  const assignment = readAssignment({
    functionName: 'f',
    runtime: 'nodejs24.x',
    handler: 'h.h',
    region: 'eu',
    environment,
  });
  const result = functionEnvironment(
    assignment,
    baseEnvironment({ taskRoot: '/task', layerRoot: '/opt' }, 24),
    'stream',
  );
  const byUser = Object.keys(result).filter((name) => result[name] === 'user');
  assert.deepEqual(byUser.sort(), ['MINE', 'PATH', 'TZ']);
  assert.equal(result['AWS_EXECUTION_ENV'], 'AWS_Lambda_nodejs24.x');
  assert.equal(result['AWS_LAMBDA_LOG_GROUP_NAME'], '/aws/lambda/f');
  assert.equal(result['AWS_LAMBDA_LOG_STREAM_NAME'], 'stream');
  assert.equal(result['AWS_LAMBDA_FUNCTION_VERSION'], '$LATEST');
  assert.match(result['NODE_PATH'] ?? '', /^\/opt\/nodejs\/node24\/node_modules:.*:\/task$/);
});
