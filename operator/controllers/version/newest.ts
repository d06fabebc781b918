// The Version of the highest number.
import type { VersionView } from './view.ts';

export function newestOf(versions: readonly VersionView[]): VersionView | undefined {
  return versions.reduce<VersionView | undefined>(
    (newest, version) => (newest === undefined || version.spec.version > newest.spec.version ? version : newest),
    undefined,
  );
}
