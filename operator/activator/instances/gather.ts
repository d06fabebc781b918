// The packages of a revision as an instance is told of them: bytes where they are few, else what opens them at the code port.
import type { Assign } from '@pilotlight/runtime-shim/proto';
import { toCodeSha256, type Digest } from '../../api/digest.ts';
import type { Archive } from '../../code/archive.ts';
import type { Code } from '../code/code.ts';
import { decideInline } from './decide-inline.ts';

/** One that the code store has. */
export interface StoredPackage {
  readonly digest: Digest;
  readonly size: number;
}

export interface Packages {
  /** Inline code is here as it is. */
  readonly code: Archive | StoredPackage;
  /** In order. */
  readonly layers: readonly StoredPackage[];
}

export type Gathered = Pick<Assign, 'code' | 'layers' | 'codeAddress'>;

/** At once for inline code. Throws CodeUnavailable. */
export function gather({ code, layers }: Packages, delivery: Code): Gathered | Promise<Gathered> {
  return isArchive(code) && layers.length === 0 ? { code } : gatherStored([code, ...layers], delivery);
}

export const storedOf = ({ code, layers }: Packages): readonly StoredPackage[] =>
  isArchive(code) ? layers : [code, ...layers];

async function gatherStored(packages: readonly (Archive | StoredPackage)[], delivery: Code): Promise<Gathered> {
  const inline = decideInline(packages.map((one) => (isArchive(one) ? one.zip.length : one.size)));
  const loaded = await Promise.all(
    packages.map(async (one, index) => {
      if (isArchive(one)) return one.zip;
      return inline[index] === true ? delivery.load(one.digest) : delivery.prepare(one.digest);
    }),
  );
  // Tokens age: they are made when all else is there.
  const [code, ...layers] = packages.map((one, index) => {
    if (isArchive(one)) return one;
    const zip = loaded[index];
    const sha256 = toCodeSha256(one.digest);
    return zip === undefined
      ? { sha256, size: one.size, token: delivery.issue(one.digest) }
      : { sha256, size: one.size, zip };
  });
  return { code: code ?? null, layers, codeAddress: delivery.address };
}

const isArchive = (one: Archive | StoredPackage): one is Archive => 'zip' in one;
