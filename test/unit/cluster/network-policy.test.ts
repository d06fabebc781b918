import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NetworkPolicy } from '../../../operator/kube/types.ts';
import { makeTable, type Seen } from '../../support/cluster/network-policy/rules.ts';
import { matches } from '../../support/cluster/network-policy/select.ts';

const pods = [
  { namespace: 'a', address: '10.0.0.1', labels: { app: 'one' } },
  { namespace: 'a', address: '10.0.0.2', labels: { app: 'two' } },
  { namespace: 'b', address: '10.0.0.3', labels: { app: 'one' } },
];
const namespaces = new Map([
  ['a', { team: 'x' }],
  ['b', { team: 'y' }],
]);
const policy = (spec: Partial<NetworkPolicy['spec']>): NetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'p', namespace: 'a' },
  spec: { podSelector: { matchLabels: { app: 'one' } }, policyTypes: ['Ingress'], ...spec },
});
const linesOf = (spec: Partial<NetworkPolicy['spec']>, seen: Partial<Seen> = {}): string[] =>
  makeTable({ policies: [policy(spec)], pods, namespaces, ...seen })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('ip ') && !line.startsWith('ip saddr !='));

describe('the table of rules', () => {
  test('judges only what known pods send', () => {
    const others = 'ip saddr != { 10.0.0.1, 10.0.0.2, 10.0.0.3 } return';
    assert.ok(makeTable({ policies: [], pods, namespaces }).includes(others));
  });

  test('without rules isolates the pods selected, and nobody else', () => {
    assert.deepEqual(linesOf({}), ['ip daddr { 10.0.0.1 } jump ingress']);
    assert.deepEqual(linesOf({ policyTypes: ['Egress'] }), ['ip saddr { 10.0.0.1 } jump egress']);
  });

  test('an empty rule is everybody, on every port', () => {
    assert.deepEqual(linesOf({ ingress: [{}] })[0], 'ip daddr { 10.0.0.1 }   return');
  });

  test('peers are pods of the same namespace, of others, or addresses', () => {
    const only = (from: object) => linesOf({ ingress: [{ from: [from], ports: [{ port: 1 }] }] })[0];
    assert.equal(only({ podSelector: {} }), 'ip daddr { 10.0.0.1 } ip saddr { 10.0.0.1, 10.0.0.2 } tcp dport 1 return');
    assert.equal(
      only({ namespaceSelector: { matchLabels: { team: 'y' } } }),
      'ip daddr { 10.0.0.1 } ip saddr { 10.0.0.3 } tcp dport 1 return',
    );
    assert.equal(
      only({ ipBlock: { cidr: '10.1.0.0/16', except: ['10.1.2.0/24'] } }),
      'ip daddr { 10.0.0.1 } ip saddr 10.1.0.0/16 ip saddr != 10.1.2.0/24 tcp dport 1 return',
    );
  });

  test('peers of whom nobody is there let nobody in', () => {
    assert.deepEqual(linesOf({ ingress: [{ from: [{ podSelector: { matchLabels: { app: 'none' } } }] }] }), [
      'ip daddr { 10.0.0.1 } jump ingress',
    ]);
  });

  test('ports are numbers, ranges and protocols; names let nothing through', () => {
    const ports = [
      { protocol: 'UDP' as const, port: 53 },
      { port: 1, endPort: 9 },
      { protocol: 'SCTP' as const },
      { port: 'x' },
    ];
    assert.deepEqual(
      linesOf({ ingress: [{ ports }] }).map((line) => line.replace('ip daddr { 10.0.0.1 }', '').trim()),
      ['udp dport 53 return', 'tcp dport 1-9 return', 'meta l4proto sctp return', 'jump ingress'],
    );
  });
});

describe('a selector', () => {
  const one = (operator: string, values?: string[]) => ({
    matchExpressions: [{ key: 'app', operator, ...(values && { values }) }],
  });
  const cases: [object, boolean][] = [
    [{}, true],
    [{ matchLabels: { app: 'one' } }, true],
    [{ matchLabels: { app: 'one', more: 'x' } }, false],
    [one('In', ['one', 'two']), true],
    [one('NotIn', ['one']), false],
    [one('Exists'), true],
    [one('DoesNotExist'), false],
    [one('Unheard'), false],
  ];
  for (const [selector, expected] of cases) {
    test(JSON.stringify(selector), () => assert.equal(matches(selector, { app: 'one' }), expected));
  }
});
