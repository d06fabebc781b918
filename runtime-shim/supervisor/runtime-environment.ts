// The environment that user code sees: Lambda's variables, and the user's own where Lambda does not reserve the name.
import type { Assignment } from './assignment.ts';
import type { Places } from './code/places.ts';

/** The part that is known before the function is: a spare process starts with it. */
export function baseEnvironment({ taskRoot, layerRoot }: Places, nodeMajor: number): Record<string, string> {
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: `/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:${layerRoot}/bin`,
    LD_LIBRARY_PATH: `/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:${taskRoot}:${taskRoot}/lib:${layerRoot}/lib`,
    NODE_PATH: [
      `${layerRoot}/nodejs/node${nodeMajor}/node_modules`,
      `${layerRoot}/nodejs/node_modules`,
      '/var/runtime/node_modules',
      '/var/runtime',
      taskRoot,
    ].join(':'),
    LAMBDA_TASK_ROOT: taskRoot,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
  };
}

/** Users may replace these; whatever else Lambda sets wins over theirs. */
const REPLACEABLE = ['LANG', 'TZ', 'PATH', 'LD_LIBRARY_PATH', 'NODE_PATH'];

export function functionEnvironment(
  assignment: Assignment,
  base: Readonly<Record<string, string>>,
  logStream: string,
): Record<string, string> {
  const user = Object.fromEntries(assignment.environment.map(({ name, value }) => [name, value]));
  const replaced = Object.fromEntries(Object.entries(user).filter(([name]) => REPLACEABLE.includes(name)));
  return {
    ...user,
    ...base,
    ...replaced,
    _HANDLER: assignment.handler,
    AWS_LAMBDA_FUNCTION_NAME: assignment.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: assignment.functionVersion,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(assignment.memorySizeMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${assignment.functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_LAMBDA_INITIALIZATION_TYPE: assignment.initializationType,
    AWS_EXECUTION_ENV: `AWS_Lambda_${assignment.runtime}`,
    AWS_REGION: assignment.region,
    AWS_DEFAULT_REGION: assignment.region,
  };
}
