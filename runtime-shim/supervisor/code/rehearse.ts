// The zip reader, run once on next to nothing while the activator is still awaited: what is compiled at its first use is compiled
// then, and not in the cold start of the function.
import { inspectZipBytes } from '../../zip/index.ts';

/** An inline package with one file. */
const PACKAGE =
  'UEsDBBQAAAgAAAAAIQCDFtyMAQAAAAEAAAAJAAAAaW5kZXgubWpzeFBLAQIUAxQAAAgAAAAAIQCDFtyMAQAAAAEAAAAJAAAAAAAAAAAAAACkgQAAAABpbmRleC5tanNQSwUGAAAAAAEAAQA3AAAAKAAAAAAA';

export const rehearse = (): Promise<unknown> => inspectZipBytes(Buffer.from(PACKAGE, 'base64'));
