// A package from what a test has at hand.
import { type Package, packFiles } from './pack.ts';

/** Text, bytes, or a program. */
type Content = string | Uint8Array | { program: string };

/** Path → content. */
export function packOf(files: Readonly<Record<string, Content>>): Package {
  const entries = Object.entries(files).map(([path, given]) => {
    const executable = typeof given === 'object' && 'program' in given;
    const content = executable ? given.program : given;
    return [path, { content: typeof content === 'string' ? Buffer.from(content) : content, executable }] as const;
  });
  return packFiles(new Map(entries));
}
