import { before, describe } from 'node:test';
import { accountId } from '../../operator/api/names.ts';
import { conformanceFunctions } from '../conformance/functions.ts';
import { testConformance, testVersions } from '../conformance/run.ts';
import type { ConformanceTarget } from '../conformance/target.ts';
import { conformanceAliases, conformanceVersions } from '../conformance/version-rows.ts';
import { callerToken } from '../support/installation.ts';
import { point, toTwo, untilVersion } from './support/published.ts';
import { applyReady, openStory, type Story } from './support/world.ts';

describe('Invoke on the wire of the installed product', () => {
  let target: ConformanceTarget;
  before(async () => {
    const story = await openStory();
    for (const [name, code] of Object.entries(conformanceFunctions)) await applyReady(story, name, code);
    target = await targetOf(story);
  });

  testConformance(() => target);
});

describe('versions and aliases on the wire of the installed product', () => {
  let target: ConformanceTarget;
  before(async () => {
    const story = await openStory();
    for (const version of conformanceVersions) {
      await applyReady(story, 'echo', conformanceFunctions.echo, { publish: true, description: `version ${version}` });
      await untilVersion(story, `echo.${version}`);
    }
    for (const [alias, { functionVersion, ...second }] of Object.entries(conformanceAliases)) {
      const share = 'candidateVersion' in second ? toTwo('1', second.candidateVersion, second.candidateWeight) : {};
      await point(story, 'echo', alias, { functionVersion, ...share });
    }
    target = await targetOf(story);
  });

  testVersions(() => target);
});

async function targetOf({ world: { cluster }, namespace, target: { url, token } }: Story): Promise<ConformanceTarget> {
  await cluster.kubectl(['create', 'serviceaccount', 'stranger', '-n', namespace]);
  const strangerToken = await callerToken(cluster, namespace, 'stranger');
  const { stdout } = await cluster.kubectl(['get', 'namespace', namespace, '-o', 'jsonpath={.metadata.uid}']);
  return { url, token, strangerToken, namespace, account: accountId(stdout), region: 'local' };
}
