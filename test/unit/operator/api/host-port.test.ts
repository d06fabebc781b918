import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostPort } from '../../../../operator/api/host-port.ts';

test('an IPv6 address stands in brackets before a port', () => {
  assert.equal(hostPort('10.0.0.1', 9092), '10.0.0.1:9092');
  assert.equal(hostPort('fd00::1', 9092), '[fd00::1]:9092');
});
