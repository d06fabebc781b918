import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { repository } from '../../support/cluster/paths.ts';
import { images } from '../../support/images/images.ts';

const dockerfiles: Record<string, string> = {
  operator: 'operator/Dockerfile',
  nodejs24: 'runtime-shim/node/Dockerfile',
};

/** The instructions of the last stage, by name. */
function lastStage(path: string): Record<string, string> {
  const [, ...lines] =
    readFileSync(join(repository, path), 'utf8')
      .split(/^FROM /m)
      .at(-1)
      ?.split('\n')
      .filter((line) => line !== '') ?? [];
  return Object.fromEntries(lines.map((line) => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)]));
}

describe('the Dockerfiles', () => {
  for (const { name, config } of images) {
    test(`${name}: starts as the image that is built without docker`, () => {
      const stage = lastStage(dockerfiles[name] ?? '');
      assert.deepEqual(JSON.parse(stage['ENTRYPOINT'] ?? '[]'), config.entrypoint);
      assert.deepEqual(JSON.parse(stage['CMD'] ?? '[]'), config.command ?? []);
      assert.equal(stage['USER'], `${config.user}:${config.user}`);
      assert.equal(stage['WORKDIR'], config.workingDirectory);
      const environment = Object.fromEntries((stage['ENV'] ?? '').split(' ').map((pair) => pair.split('=')));
      assert.deepEqual(environment, config.environment);
    });
  }
});
