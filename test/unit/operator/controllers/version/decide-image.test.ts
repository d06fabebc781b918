import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { VersionStatus } from '../../../../../operator/api/version.ts';
import { refuseImage, repositoryOf } from '../../../../../operator/controllers/version/decide-image.ts';
import { condition, viewVersion } from '../../../../support/build-published.ts';

const version = (status: VersionStatus = {}) => viewVersion(3, { status });
const installed = repositoryOf(version().template?.runtimeImage ?? '');
const reason = (given: ReturnType<typeof version>, runtimeImage: string, more: string[] = []) =>
  refuseImage(given, { runtimeImages: { 'nodejs24.x': runtimeImage }, versionImageRepositories: more })?.reason;

describe('the image of a Version', () => {
  test('is one of the installed runtimes, of whatever day', () =>
    assert.equal(reason(version(), `${installed}:another@sha256:${'0'.repeat(64)}`), undefined));
  test('or of a repository that is named', () =>
    assert.equal(reason(version(), 'other/image:1', [installed]), undefined));
  test('and no other one', () => assert.equal(reason(version(), 'other/image:1'), 'ImageRefused'));
  test('what was published once stays so when other images are installed', () => {
    const status = { conditions: [condition('Published', 'True', 'Published')] };
    assert.equal(reason(version(status), 'other/image:1'), undefined);
  });
  test('a repository is what stands before tag and digest', () => {
    for (const [image, repository] of [
      ['host:5000/a/b', 'host:5000/a/b'],
      ['host:5000/a/b:1', 'host:5000/a/b'],
      ['a/b:1@sha256:0', 'a/b'],
      ['a/b@sha256:0', 'a/b'],
    ] as const)
      assert.equal(repositoryOf(image), repository);
  });
});
