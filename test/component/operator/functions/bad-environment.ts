// Environments that the API server must refuse.
import { variables, type BadFunction } from './row.ts';

const NAME =
  /spec\.environment\.variables: a name must match \[a-zA-Z\]\[a-zA-Z0-9_\]\+ \(a letter first, at least two/;
const LIMIT = /spec\.environment\.variables exceeds the 4KB limit \(4096 bytes as compact JSON\)/;

const reserved = [
  ...['AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_DEFAULT_REGION', 'AWS_EXECUTION_ENV', 'AWS_REGION'],
  ...['AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_VERSION'],
  ...['AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME'],
  ...['AWS_LAMBDA_RUNTIME_API', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'LAMBDA_RUNTIME_DIR'],
  'LAMBDA_TASK_ROOT',
];

const malformed: [why: string, name: string][] = [
  ['that starts with a digit', '1A'],
  ['that starts with an underscore', '_HANDLER'],
  ['with a dash', 'MY-VAR'],
  ['with a dot', 'my.var'],
  ['with an equals sign', 'A=B'],
  ['with a space', 'MY VAR'],
  ['with a line break', 'MYVAR\n'],
  ['with a NUL', 'MY\0VAR'],
  ['with a letter beyond ASCII', 'GRÖSSE'],
  ['of one letter', 'A'],
  ['without a letter', ''],
];

const pairs = (count: number, value: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`V${index}`, value]));

export const badEnvironments: BadFunction[] = [
  ...malformed.map(([why, name]) => ({ why: `a variable ${why}`, spec: variables({ [name]: 'x' }), says: NAME })),
  ...reserved.map((name) => ({
    why: `the reserved variable ${name}`,
    spec: variables({ [name]: 'x' }),
    says: /spec\.environment\.variables: these names are reserved by Lambda and cannot be set/,
  })),
  { why: 'one byte more than 4 KB of variables', spec: variables({ AB: 'x'.repeat(4088) }), says: LIMIT },
  { why: 'more than 4 KB of variables in bytes', spec: variables({ AB: 'ü'.repeat(2044) }), says: LIMIT },
  { why: 'more than 4 KB of many variables', spec: variables(pairs(100, 'x'.repeat(40))), says: LIMIT },
  { why: 'more than 4 KB of names', spec: variables({ ['N'.repeat(4095)]: '' }), says: LIMIT },
  {
    why: 'a variable of a megabyte',
    spec: variables({ BIG: 'x'.repeat(200_000) }),
    says: /spec\.environment\.variables.*4096|4KB limit/,
  },
  {
    why: '257 variables',
    spec: variables(pairs(257, '')),
    says: /spec\.environment\.variables.*at most 256/,
  },
  {
    why: 'a NUL in a value',
    spec: variables({ TEXT: 'a\0b' }),
    says: /spec\.environment\.variables: a value cannot hold a NUL character/,
  },
  { why: 'a variable that is a number', spec: variables({ NUMBER: 7 }), says: /spec\.environment\.variables.*string/ },
  { why: 'a variable that is true', spec: variables({ FLAG: true }), says: /spec\.environment\.variables.*string/ },
  {
    why: 'variables in the form of a pod',
    spec: { environment: { variables: [{ name: 'A', value: 'b' }] } },
    says: /unknown field "spec\.environment\.variables\[0\]\.name"/,
  },
  {
    why: 'an environment without its variables member',
    spec: { environment: { STAGE: 'prod' } },
    says: /unknown field "spec\.environment\.STAGE"/,
  },
  { why: 'an environment that is text', spec: { environment: 'A=b' }, says: /spec\.environment.*of type object/ },
];
