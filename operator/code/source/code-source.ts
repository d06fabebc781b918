// Where a package comes from, as spec.code of a Function or spec.content of a Layer says it.

export interface ZipSource {
  /** http or https. */
  readonly url: string;
  /** Of the package, 64 hex digits. */
  readonly sha256: string;
}

export interface S3Source {
  readonly bucket: string;
  readonly key: string;
  readonly objectVersion?: string | undefined;
  /** Of an S3-compatible store; absent: AWS. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  /** A Secret in the same namespace, with the label pilotlight.dev/code-credentials. */
  readonly credentialsSecret?: { readonly name: string } | undefined;
  readonly sha256?: string | undefined;
}

export interface UploadSource {
  /** Brought by PUT …/code; nothing to fetch. */
  readonly upload: { readonly sha256: string };
}

/** What is fetched. */
export type RemoteSource = { readonly zip: ZipSource } | { readonly s3: S3Source };

/** A package as a file on this machine, which whoever asked for it removes. */
export interface FetchedPackage {
  readonly path: string;
  readonly size: number;
  readonly digest: string;
}

/** What is known of a package once it was inspected. */
export interface Facts {
  /** Bytes of the zip. */
  readonly size: number;
  readonly unzippedBytes: number;
}
