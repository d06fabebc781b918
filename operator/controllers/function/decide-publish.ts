// Whether $LATEST is to become the next Version. Numbers only grow.
import { newestOf } from '../version/newest.ts';
import type { VersionView } from '../version/view.ts';

export type Publishing =
  | { readonly kind: 'published'; readonly version: number }
  | { readonly kind: 'publish'; readonly version: number }
  /** The Version of this number is about to become the same. */
  | { readonly kind: 'wait'; readonly version: number };

export interface Latest {
  /** Digest of what a Version would freeze. */
  readonly template: string;
  readonly codeSha256: string;
}

export function decidePublish(latest: Latest, versions: readonly VersionView[], highest: number): Publishing {
  const newest = newestOf(versions.filter(({ template }) => template !== undefined));
  if (newest?.template?.digest === latest.template) return { kind: 'published', version: newest.spec.version };
  const coming = newestOf(
    versions.filter(({ spec, template }) => template === undefined && spec.codeSha256 === latest.codeSha256),
  );
  if (coming !== undefined && coming.spec.version > (newest?.spec.version ?? 0))
    return { kind: 'wait', version: coming.spec.version };
  return { kind: 'publish', version: highest + 1 };
}

/** The highest number that there ever was, from all that remembers it. */
export function highestNumber(versions: readonly VersionView[], annotation: string | undefined, status = 0): number {
  const noted = annotation !== undefined && /^[1-9]\d{0,8}$/.test(annotation) ? Number(annotation) : 0;
  return Math.max(newestOf(versions)?.spec.version ?? 0, noted, status);
}
