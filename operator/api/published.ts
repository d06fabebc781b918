// What Version and Alias share: how they name their function, a version, and a package.
import { z } from 'zod';
import { rule } from './schema-rules.ts';

export const LATEST = '$LATEST';
/** The newest version that was published. */
export const LATEST_PUBLISHED = '$LATEST.PUBLISHED';

export const functionNameSchema = z
  .string()
  .max(53)
  .meta({
    description: 'metadata.name of the Function, in the same namespace. Lambda: FunctionName.',
    'x-kubernetes-validations': [
      rule(
        "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
        'spec.functionName must be the name of a Function: at most 53 lower-case letters, digits and -, a letter or digit at both ends',
      ),
    ],
  });

/** One package of the code store. */
export const packageShape = {
  codeSha256: z
    .string()
    .max(44)
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .describe('SHA-256 of the zip, base64. Lambda: CodeSha256.'),
  codeSize: z.int().min(0).describe('Size of the zip in bytes. Lambda: CodeSize.'),
};
