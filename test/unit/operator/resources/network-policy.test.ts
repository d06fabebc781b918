import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeDeployment } from '../../../../operator/resources/deployment.ts';
import { digestOfPolicy, makeNetworkPolicy } from '../../../../operator/resources/network-policy.ts';
import { buildRevision } from '../../../support/build.ts';

const egress = [{ ports: [{ protocol: 'TCP' as const, port: 9090 }] }];
const make = () => makeNetworkPolicy(buildRevision(), egress);
const specOf = (policy: ReturnType<typeof make>) => policy.spec;

describe('makeNetworkPolicy', () => {
  test('lets nothing in, and out only what it was given', () => {
    const spec = specOf(make());
    assert.deepEqual(spec.policyTypes, ['Ingress', 'Egress']);
    assert.deepEqual(spec.ingress, []);
    assert.deepEqual(spec.egress, egress);
  });

  test('without rules nothing gets out: an empty list is a policy too', () => {
    assert.deepEqual(specOf(makeNetworkPolicy(buildRevision(), [])).egress, []);
  });

  test('selects the pods of every revision of its Function', () => {
    const wanted = Object.entries(specOf(make()).podSelector.matchLabels ?? {});
    assert.ok(wanted.length > 0);
    for (const revision of ['0123456789abcdef', 'fedcba9876543210']) {
      const { template } = makeDeployment(buildRevision({ revision })).spec as {
        template: { metadata: { labels: Record<string, string> } };
      };
      for (const [key, value] of wanted) assert.equal(template.metadata.labels[key], value);
    }
  });

  test('of a Version selects its own pods, under a name of its own, and goes with it', () => {
    const of = buildRevision({ version: 3 });
    const { metadata, spec } = makeNetworkPolicy(of, egress);
    const { template } = makeDeployment(of).spec as { template: { metadata: { labels: Record<string, string> } } };
    for (const [key, value] of Object.entries(spec.podSelector.matchLabels ?? {}))
      assert.equal(template.metadata.labels[key], value);
    assert.equal(spec.podSelector.matchLabels?.['pilotlight.dev/version'], '3');
    assert.notEqual(metadata.name, make().metadata.name);
    assert.deepEqual(
      metadata.ownerReferences?.map(({ kind, name }) => [kind, name]),
      [['Version', 'hello.3']],
    );
  });

  test('belongs to its Function, so that it goes with it', () => {
    const owner = make().metadata.ownerReferences?.[0];
    assert.equal(owner?.uid, 'uid-1');
    assert.equal(owner?.controller, true);
  });

  test('tells by its digest that it says something new', () => {
    const { policyTypes, ingress: _none, ...rest } = specOf(make());
    assert.equal(digestOfPolicy(specOf(make())), digestOfPolicy({ ...rest, policyTypes }), 'as the API server answers');
    assert.notEqual(digestOfPolicy(specOf(make())), digestOfPolicy(specOf(makeNetworkPolicy(buildRevision(), []))));
  });
});
