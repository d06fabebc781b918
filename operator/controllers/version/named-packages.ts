// Which packages of the store a Version names. All of them are in use.
import { fromCodeSha256 } from '../../api/digest.ts';
import { packageId } from '../../code/held.ts';
import type { Naming } from '../named-packages.ts';
import type { VersionView } from './view.ts';

export function packagesOfVersion({ metadata: { namespace }, template }: VersionView): Naming {
  const found = template?.codeSha256s.map((sha256) => packageId(namespace, fromCodeSha256(sha256))) ?? [];
  return { expected: [], found };
}
