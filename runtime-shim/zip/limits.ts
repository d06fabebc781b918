// How much a package may hold. Lambda's numbers where it has them; the others are far above what packages have.

export interface ZipLimits {
  entries: number;
  /** All entries together. */
  unzippedBytes: number;
  /** Unzipped to zipped, of the whole package; small packages are not held to it. */
  ratio: number;
  /** Parts of a path. */
  depth: number;
  pathBytes: number;
}

export const zipLimits: ZipLimits = {
  entries: 100_000,
  unzippedBytes: 262_144_000,
  ratio: 100,
  depth: 100,
  pathBytes: 1024,
};

/** Below this much the ratio says nothing: a file of zeros is no bomb. */
export const RATIO_FREE_BYTES = 16 * 1024 * 1024;
/** What a package's directory may take in memory. */
export const DIRECTORY_BYTES = 24 * 1024 * 1024;
