// Where packages are kept, as the chart renders it for different values.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderChart } from '../support/render-chart.ts';

interface Container {
  env?: { name: string; value?: string }[];
  securityContext?: object;
}

interface Rendered {
  kind: string;
  metadata: { name: string };
  spec: {
    template: { spec: { containers: Container[]; volumes?: Record<string, unknown>[]; securityContext: object } };
    volumeClaimTemplates?: { spec: object }[];
    ingress?: { from?: unknown[] }[];
  };
}

const render = (...settings: string[]) => renderChart<Rendered>('home', settings);

function find(rendered: readonly Rendered[], kind: string, name: string): Rendered {
  const found = rendered.find((object) => object.kind === kind && object.metadata.name === `pilotlight-${name}`);
  assert.ok(found, `no ${kind} ${name}`);
  return found;
}

const settingsOf = ({ spec }: Rendered): Record<string, string | undefined> =>
  Object.fromEntries((spec.template.spec.containers[0]?.env ?? []).map(({ name, value }) => [name, value]));

describe('where packages are kept', () => {
  test('is a directory of the node unless told otherwise, and only operator and activator may come near', async () => {
    const rendered = await render();
    const { spec } = find(rendered, 'StatefulSet', 'code-store');
    assert.deepEqual(spec.template.spec.volumes, [{ name: 'packages', emptyDir: { sizeLimit: '10Gi' } }]);
    assert.equal(spec.volumeClaimTemplates, undefined);
    assert.deepEqual(spec.template.spec.containers[0]?.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const settings = settingsOf(find(rendered, 'StatefulSet', 'code-store'));
    assert.equal(settings['PILOTLIGHT_CODE_STORE_CLIENTS'], 'home:pilotlight-operator,home:pilotlight-activator');
    const [rule] = find(rendered, 'NetworkPolicy', 'code-store').spec.ingress ?? [];
    assert.equal(rule?.from?.length, 2);
    for (const part of ['operator', 'activator']) {
      const program = find(rendered, 'Deployment', part);
      assert.equal(settingsOf(program)['PILOTLIGHT_CODE_STORE_URL'], 'http://pilotlight-code-store.home:8080');
      const sources = [
        { serviceAccountToken: { audience: 'pilotlight-code-store', expirationSeconds: 3600, path: 'token' } },
      ];
      assert.deepEqual(
        program.spec.template.spec.volumes?.find(({ name }) => name === 'code-store'),
        { name: 'code-store', projected: { sources } },
      );
    }
  });

  test('is a volume where there is to be persistence', async () => {
    const persistence = 'codeStore.persistence';
    const { spec } = find(
      await render(`${persistence}.enabled=true`, `${persistence}.size=20Gi`, `${persistence}.storageClass=fast`),
      'StatefulSet',
      'code-store',
    );
    assert.equal(spec.template.spec.volumes, undefined);
    assert.deepEqual(spec.volumeClaimTemplates?.[0]?.spec, {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      resources: { requests: { storage: '20Gi' } },
    });
  });

  test('is a bucket where one is named; then nothing of the store runs', async () => {
    const rendered = await render(
      'codeStore.s3.bucket=packages',
      'codeStore.s3.endpoint=https://s3.example',
      'codeStore.s3.credentialsSecret=s3',
    );
    assert.deepEqual(
      rendered.filter(({ metadata }) => metadata.name.includes('code-store')),
      [],
    );
    for (const part of ['operator', 'activator']) {
      const program = find(rendered, 'Deployment', part);
      const settings = settingsOf(program);
      assert.equal(settings['PILOTLIGHT_CODE_STORE_S3_BUCKET'], 'packages');
      assert.equal(settings['PILOTLIGHT_CODE_STORE_S3_ENDPOINT'], 'https://s3.example');
      assert.equal(settings['PILOTLIGHT_CODE_STORE_URL'], undefined);
      const volume = program.spec.template.spec.volumes?.find(({ name }) => name === 'code-store');
      assert.deepEqual(volume, { name: 'code-store', secret: { secretName: 's3' } });
    }
  });

  test('a bucket without credentials, and a size that is none, are refused with what is wrong', async () => {
    await assert.rejects(render('codeStore.s3.bucket=packages'), /credentialsSecret is needed/);
    await assert.rejects(render('codeStore.persistence.size=much'), /size/);
  });
});
