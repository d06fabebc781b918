// SHA-256 of a package: hex in names and addresses, base64 wherever Lambda shows a CodeSha256.

/** 64 lower-case hex digits. */
export type Digest = string;

export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

export const toCodeSha256 = (digest: Digest): string => Buffer.from(digest, 'hex').toString('base64');

export const fromCodeSha256 = (codeSha256: string): Digest => Buffer.from(codeSha256, 'base64').toString('hex');
