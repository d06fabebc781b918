// Functions that the API server must refuse, each with a piece of the message that helps: the field, and what is allowed.

interface BadFunction {
  why: string;
  /** Merged over a good one; undefined removes. */
  spec?: Record<string, unknown>;
  name?: string;
  says: RegExp;
}

const variables = (values: Record<string, unknown>) => ({ environment: { variables: values } });
const inline = (files: Record<string, unknown>) => ({ code: { inline: files } });
const many = (count: number, value: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`file${index}.js`, value]));

export const badFunctions: BadFunction[] = [
  { why: 'a name with a dot', name: 'a.b', says: /metadata\.name must be a DNS label/ },
  { why: 'a name that is too long', name: 'f'.repeat(54), says: /at most 53 characters/ },
  { why: 'no runtime', spec: { runtime: undefined }, says: /spec\.runtime: Required/ },
  {
    why: 'a runtime that does not exist',
    spec: { runtime: 'cobol' },
    says: /spec\.runtime: Unsupported value: "cobol": supported values: "nodejs24\.x"/,
  },
  { why: 'a runtime that is not served yet', spec: { runtime: 'python3.14' }, says: /supported values: "nodejs24\.x"/ },
  { why: 'an empty runtime', spec: { runtime: '' }, says: /spec\.runtime/ },
  { why: 'a runtime that is a number', spec: { runtime: 24 }, says: /spec\.runtime.*string/ },
  { why: 'no handler', spec: { handler: undefined }, says: /spec\.handler: Required/ },
  { why: 'an empty handler', spec: { handler: '' }, says: /spec\.handler.*at least 1/ },
  { why: 'a handler with a space', spec: { handler: 'index handler' }, says: /spec\.handler.*should match/ },
  { why: 'a handler with a line break', spec: { handler: 'index\n.handler' }, says: /spec\.handler.*should match/ },
  {
    why: 'a handler of 129 characters',
    spec: { handler: 'h'.repeat(129) },
    says: /spec\.handler.*may not be more than 128/,
  },
  { why: 'no code', spec: { code: undefined }, says: /spec\.code: Required/ },
  { why: 'code without a source', spec: { code: {} }, says: /spec\.code\.inline: Required/ },
  {
    why: 'code from a source that does not work yet',
    spec: { code: { zip: { url: 'https://example.com/x.zip' } } },
    says: /unknown field "spec\.code\.zip"|spec\.code\.inline: Required/,
  },
  { why: 'no file', spec: inline({}), says: /spec\.code\.inline.*at least 1/ },
  { why: '65 files', spec: inline(many(65, 'x')), says: /spec\.code\.inline.*at most 64|must have at most 64/ },
  {
    why: 'more than 192 KiB in one file',
    spec: inline({ 'index.js': 'x'.repeat(196_609) }),
    says: /spec\.code\.inline/,
  },
  {
    why: 'more than 192 KiB in several files',
    spec: inline(many(4, 'x'.repeat(50_000))),
    says: /at most 196608 bytes \(192 KiB\) together/,
  },
  {
    why: 'more than 192 KiB in bytes, fewer in characters',
    spec: inline({ 'index.js': 'ü'.repeat(100_000) }),
    says: /192 KiB/,
  },
  { why: 'an absolute file name', spec: inline({ '/etc/passwd': 'x' }), says: /a file name must be a relative path/ },
  { why: 'a file name that climbs', spec: inline({ '../index.js': 'x' }), says: /without \. or \.\./ },
  { why: 'a file name that climbs later', spec: inline({ 'lib/../../index.js': 'x' }), says: /without \. or \.\./ },
  { why: 'a file name that is a dot', spec: inline({ '.': 'x' }), says: /a file name must be a relative path/ },
  { why: 'a file name with a double slash', spec: inline({ 'lib//index.js': 'x' }), says: /single slashes/ },
  { why: 'a file name with a backslash', spec: inline({ 'lib\\index.js': 'x' }), says: /a file name must be/ },
  { why: 'an empty file name', spec: inline({ '': 'x' }), says: /a file name must be/ },
  { why: 'a file that is not text', spec: inline({ 'index.js': 7 }), says: /spec\.code\.inline.*string/ },
  { why: 'too little memory', spec: { memorySize: 127 }, says: /spec\.memorySize.*greater than or equal to 128/ },
  { why: 'too much memory', spec: { memorySize: 10_241 }, says: /spec\.memorySize.*less than or equal to 10240/ },
  { why: 'half a megabyte', spec: { memorySize: 128.5 }, says: /spec\.memorySize.*int/ },
  { why: 'memory as text', spec: { memorySize: '128' }, says: /spec\.memorySize.*int/ },
  { why: 'a timeout of nothing', spec: { timeout: 0 }, says: /spec\.timeout.*greater than or equal to 1/ },
  { why: 'a timeout beyond 15 minutes', spec: { timeout: 901 }, says: /spec\.timeout.*less than or equal to 900/ },
  { why: 'a negative timeout', spec: { timeout: -1 }, says: /spec\.timeout/ },
  {
    why: 'too little /tmp',
    spec: { ephemeralStorage: { size: 511 } },
    says: /spec\.ephemeralStorage\.size.*greater than or equal to 512/,
  },
  {
    why: 'too much /tmp',
    spec: { ephemeralStorage: { size: 10_241 } },
    says: /spec\.ephemeralStorage\.size.*less than or equal to 10240/,
  },
  {
    why: 'an unknown architecture',
    spec: { architectures: ['riscv'] },
    says: /spec\.architectures\[0\].*supported values/,
  },
  { why: 'two architectures', spec: { architectures: ['x86_64', 'arm64'] }, says: /spec\.architectures.*at most 1/ },
  { why: 'no architecture in the list', spec: { architectures: [] }, says: /spec\.architectures.*at least 1/ },
  {
    why: 'a variable that starts with a digit',
    spec: variables({ '1A': 'x' }),
    says: /a name must match \[a-zA-Z\]\[a-zA-Z0-9_\]\+/,
  },
  { why: 'a variable with a dash', spec: variables({ 'MY-VAR': 'x' }), says: /a name must match/ },
  { why: 'a variable of one letter', spec: variables({ A: 'x' }), says: /at least two characters/ },
  { why: 'a reserved variable', spec: variables({ AWS_REGION: 'x' }), says: /reserved by Lambda/ },
  { why: 'another reserved variable', spec: variables({ LAMBDA_TASK_ROOT: 'x' }), says: /reserved by Lambda/ },
  { why: 'more than 4 KB of variables', spec: variables({ BIG: 'x'.repeat(4090) }), says: /4KB limit/ },
  { why: 'a variable that is not text', spec: variables({ NUMBER: 7 }), says: /spec\.environment\.variables.*string/ },
  {
    why: 'no instance at all',
    spec: { concurrency: { maxInstances: 0 } },
    says: /spec\.concurrency\.maxInstances.*greater than or equal to 1/,
  },
  {
    why: 'too many instances',
    spec: { concurrency: { maxInstances: 1001 } },
    says: /spec\.concurrency\.maxInstances.*less than or equal to 1000/,
  },
  {
    why: 'an idle timeout of nothing',
    spec: { idleTimeout: 0 },
    says: /spec\.idleTimeout.*greater than or equal to 1/,
  },
  {
    why: 'an idle timeout beyond a day',
    spec: { idleTimeout: 86_401 },
    says: /spec\.idleTimeout.*less than or equal to 86400/,
  },
  {
    why: 'a description of 257 characters',
    spec: { description: 'd'.repeat(257) },
    says: /spec\.description.*may not be more than 256/,
  },
  { why: 'a field that does not exist', spec: { memory: 128 }, says: /unknown field "spec\.memory"/ },
  {
    why: 'a field of Lambda that does not work yet',
    spec: { layers: ['common.1'] },
    says: /unknown field "spec\.layers"/,
  },
  { why: 'a field of a pod', spec: { containers: [] }, says: /unknown field "spec\.containers"/ },
  { why: 'no spec', spec: { '*': undefined }, says: /spec: Required|spec\.runtime: Required/ },
];
