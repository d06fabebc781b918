// What a row of the tables of manifests is, and the pieces that rows are made of.

interface Manifest {
  why: string;
  /** Merged over a good one; undefined removes. */
  spec?: Record<string, unknown>;
  name?: string;
  /** Merged over the whole manifest. */
  top?: Record<string, unknown>;
}

export interface BadFunction extends Manifest {
  /** A piece of the message that helps: the field, and what is allowed. */
  says: RegExp;
}

export interface GoodFunction extends Manifest {
  /** What the API server makes of it, as far as that is not what was sent. */
  becomes?: Record<string, unknown>;
}

/** Of some zip. */
export const SHA256 = '0123456789abcdef'.repeat(4);

export const variables = (values: Record<string, unknown>) => ({ environment: { variables: values } });
export const inline = (files: Record<string, unknown>) => ({ code: { inline: files } });

export const many = (count: number, value: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`file${index}.js`, value]));
