// Names, runtimes, handlers and the rest that the API server must refuse.
import type { BadFunction } from './row.ts';

const LABEL = /metadata\.name must be a DNS label of at most 53 characters/;
const RFC = /metadata\.name: Invalid value: .*RFC 1123/;

const identity: BadFunction[] = [
  { why: 'a name with a dot', name: 'a.b', says: LABEL },
  { why: 'a name of 54 characters', name: 'f'.repeat(54), says: LABEL },
  { why: 'a name of 253 characters', name: 'f'.repeat(253), says: LABEL },
  { why: 'a name of 254 characters', name: 'f'.repeat(254), says: /metadata\.name.*more than 253|at most 53/ },
  { why: 'a name with a capital', name: 'Hello', says: RFC },
  { why: 'a name with an underscore', name: 'my_function', says: RFC },
  { why: 'a name that starts with a dash', name: '-f', says: RFC },
  { why: 'a name that ends with a dash', name: 'f-', says: RFC },
  { why: 'a name with a letter beyond ASCII', name: 'größe', says: RFC },
  { why: 'a name with a colon', name: 'f:live', says: RFC },
  { why: 'a name with a space', name: 'f f', says: RFC },
  { why: 'a name with a slash', name: 'a/b', says: /metadata\.name|"a\/b"|may not contain '\/'/ },
  { why: 'an empty name', name: '', says: /name/ },
  {
    why: 'a version of the API that does not exist',
    top: { apiVersion: 'pilotlight.dev/v1' },
    says: /no matches for kind "Function" in version "pilotlight\.dev\/v1"/,
  },
  {
    why: 'a kind that does not exist',
    top: { kind: 'Lambda' },
    says: /no matches for kind "Lambda"/,
  },
  {
    why: 'a label that is a number',
    top: { metadata: { name: 'bad', labels: { a: 1 } } },
    says: /metadata\.labels|labels/,
  },
  {
    why: 'a label that cannot be one',
    top: { metadata: { name: 'bad', labels: { a: 'b c' } } },
    says: /metadata\.labels: Invalid value/,
  },
];

const runtime: BadFunction[] = [
  { why: 'no runtime', spec: { runtime: undefined }, says: /spec\.runtime: Required/ },
  {
    why: 'a runtime that does not exist',
    spec: { runtime: 'cobol' },
    says: /spec\.runtime: Unsupported value: "cobol": supported values: "nodejs24\.x"/,
  },
  { why: 'a runtime that is not served yet', spec: { runtime: 'python3.14' }, says: /supported values: "nodejs24\.x"/ },
  { why: 'a runtime in capitals', spec: { runtime: 'NODEJS24.X' }, says: /supported values: "nodejs24\.x"/ },
  { why: 'a runtime with a space', spec: { runtime: 'nodejs24.x ' }, says: /supported values: "nodejs24\.x"/ },
  { why: 'an empty runtime', spec: { runtime: '' }, says: /spec\.runtime.*supported values: "nodejs24\.x"/ },
  { why: 'a runtime that is a number', spec: { runtime: 24 }, says: /spec\.runtime.*string/ },
  { why: 'a runtime that is null', spec: { runtime: null }, says: /spec\.runtime/ },
  { why: 'a runtime that is a list', spec: { runtime: ['nodejs24.x'] }, says: /spec\.runtime.*string/ },
];

const HANDLER = /spec\.handler.*should match/;
const handler: BadFunction[] = [
  { why: 'no handler', spec: { handler: undefined }, says: /spec\.handler: Required/ },
  { why: 'an empty handler', spec: { handler: '' }, says: /spec\.handler.*at least 1/ },
  { why: 'a handler with a space', spec: { handler: 'index handler' }, says: HANDLER },
  { why: 'a handler with a line break', spec: { handler: 'index\n.handler' }, says: HANDLER },
  { why: 'a handler with a line break at its end', spec: { handler: 'index.handler\n' }, says: HANDLER },
  { why: 'a handler with a tab', spec: { handler: 'index.\thandler' }, says: HANDLER },
  { why: 'a handler with a NUL', spec: { handler: 'index.handler\0' }, says: HANDLER },
  { why: 'a handler with an escape', spec: { handler: '\x1b[31mindex.handler' }, says: HANDLER },
  { why: 'a handler of spaces', spec: { handler: '   ' }, says: HANDLER },
  {
    why: 'a handler of 129 characters',
    spec: { handler: 'h'.repeat(129) },
    says: /spec\.handler.*may not be more than 128/,
  },
  {
    why: 'a handler of a megabyte',
    spec: { handler: 'h'.repeat(200_000) },
    says: /spec\.handler.*may not be more than 128/,
  },
  {
    why: 'a handler that is an object',
    spec: { handler: { file: 'index' } },
    says: /unknown field "spec\.handler\.file"/,
  },
  { why: 'a handler that is a list', spec: { handler: ['index.handler'] }, says: /spec\.handler.*string/ },
  { why: 'a handler that is null', spec: { handler: null }, says: /spec\.handler/ },
];

const architecture: BadFunction[] = [
  {
    why: 'an unknown architecture',
    spec: { architectures: ['riscv'] },
    says: /spec\.architectures\[0\].*supported values: "x86_64", "arm64"/,
  },
  { why: 'an architecture under its other name', spec: { architectures: ['amd64'] }, says: /"x86_64", "arm64"/ },
  { why: 'two architectures', spec: { architectures: ['x86_64', 'arm64'] }, says: /spec\.architectures.*at most 1/ },
  { why: 'no architecture in the list', spec: { architectures: [] }, says: /spec\.architectures.*at least 1/ },
  { why: 'an architecture that is text', spec: { architectures: 'arm64' }, says: /spec\.architectures.*of type array/ },
  { why: 'an architecture that is null', spec: { architectures: [null] }, says: /spec\.architectures\[0\]/ },
];

const others: BadFunction[] = [
  {
    why: 'a description of 257 characters',
    spec: { description: 'd'.repeat(257) },
    says: /spec\.description.*may not be more than 256/,
  },
  { why: 'a description that is a list', spec: { description: ['a'] }, says: /spec\.description.*type string/ },
  { why: 'a concurrency that is a number', spec: { concurrency: 5 }, says: /spec\.concurrency.*type object/ },
  { why: 'a /tmp that is a number', spec: { ephemeralStorage: 512 }, says: /spec\.ephemeralStorage.*type object/ },
  {
    why: 'a field of concurrency that does not work yet',
    spec: { concurrency: { perInstance: 2 } },
    says: /unknown field "spec\.concurrency\.perInstance"/,
  },
  { why: 'a field that does not exist', spec: { memory: 128 }, says: /unknown field "spec\.memory"/ },
  { why: 'a field in capitals', spec: { MemorySize: 128 }, says: /unknown field "spec\.MemorySize"/ },
  { why: 'publish as a word', spec: { publish: 'yes' }, says: /spec\.publish.*boolean/ },
  {
    why: 'reserved concurrency, not yet',
    spec: { reservedConcurrentExecutions: 1 },
    says: /unknown field "spec\.reserved/,
  },
  { why: 'a field of a pod', spec: { containers: [] }, says: /unknown field "spec\.containers"/ },
  { why: 'a field of a Deployment', spec: { replicas: 3 }, says: /unknown field "spec\.replicas"/ },
  { why: 'a status inside of spec', spec: { status: { state: 'Active' } }, says: /unknown field "spec\.status"/ },
  { why: 'a condition inside of spec', spec: { conditions: [] }, says: /unknown field "spec\.conditions"/ },
  { why: 'a revision of its own', spec: { revision: 'abc' }, says: /unknown field "spec\.revision"/ },
  { why: 'a field beside spec', top: { data: {} }, says: /unknown field "data"/ },
  { why: 'no spec', top: { spec: undefined }, says: /spec: Required/ },
  { why: 'a spec that is null', top: { spec: null }, says: /spec/ },
  { why: 'a spec that is empty', top: { spec: {} }, says: /spec\.runtime: Required/ },
  { why: 'a spec that is a list', top: { spec: [] }, says: /spec.*must be of type object/ },
  { why: 'a spec that is text', top: { spec: 'x' }, says: /spec.*must be of type object/ },
];

export const badFields: BadFunction[] = [...identity, ...runtime, ...handler, ...architecture, ...others];
