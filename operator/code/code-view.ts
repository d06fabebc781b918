// What is kept in memory of spec.code or spec.content: inline files shrink to what is known of their zip.
import { originOf, type Code, type PackageSource } from '../api/code.ts';
import { fromCodeSha256, type Digest } from '../api/digest.ts';
import { archiveInline } from './archive.ts';
import type { Package } from './packages.ts';

export type CodeView = { readonly inline: Package } | { readonly source: PackageSource };

export function viewOfCode(code: Code): CodeView {
  const origin = originOf(code);
  if (!('inline' in origin)) return { source: origin };
  const { zip, sha256 } = archiveInline(origin.inline);
  const unzippedBytes = Object.values(origin.inline).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return { inline: { digest: fromCodeSha256(sha256), facts: { size: zip.length, unzippedBytes } } };
}

/** The digest that the source itself names. */
export function expectedDigest(source: PackageSource): Digest | undefined {
  if ('upload' in source) return source.upload.sha256;
  return 'zip' in source ? source.zip.sha256 : source.s3.sha256;
}
