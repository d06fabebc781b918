// Which packages of the store a Function names. All of them are in use.
import { fromCodeSha256 } from '../../api/digest.ts';
import { expectedDigest } from '../../code/code-view.ts';
import { packageId } from '../../code/held.ts';
import type { Naming } from '../named-packages.ts';
import type { FunctionView } from './view.ts';

export function packagesOfFunction({ metadata: { namespace }, code, status }: FunctionView): Naming {
  const { codeSource, codeSha256, layers = [] } = status ?? {};
  // Inline code is served from the spec.
  const own = codeSource === undefined || codeSha256 === undefined ? [] : [codeSha256];
  const found = [...own, ...layers.map((layer) => layer.codeSha256)];
  const expected = 'source' in code ? expectedDigest(code.source) : undefined;
  return {
    expected: expected === undefined ? [] : [packageId(namespace, expected)],
    found: found.map((sha256) => packageId(namespace, fromCodeSha256(sha256))),
  };
}
