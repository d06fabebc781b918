// Which packages of the store a Layer names. All of them are in use.
import { fromCodeSha256 } from '../../api/digest.ts';
import { expectedDigest } from '../../code/code-view.ts';
import { packageId } from '../../code/held.ts';
import type { Naming } from '../named-packages.ts';
import type { LayerView } from './view.ts';

export function packagesOfLayer({ metadata: { namespace }, content, status }: LayerView): Naming {
  const expected = 'inline' in content ? content.inline.digest : expectedDigest(content.source);
  const found = status?.codeSha256;
  return {
    expected: expected === undefined ? [] : [packageId(namespace, expected)],
    found: found === undefined ? [] : [packageId(namespace, fromCodeSha256(found))],
  };
}
