// The table of contents of an upload: every step, in order, and a line in the log for whatever came of it.
import { toCodeSha256, type Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import { field, type Fields } from '../../observe/log.ts';
import type { Answer, Call, PipelineDeps } from '../context.ts';
import { authenticate } from '../steps/authenticate.ts';
import { namespaceOf } from '../steps/authorize.ts';
import { authorizeUpload } from './authorize-upload.ts';
import type { UploadRequest } from './parse-upload.ts';
import { receive } from './receive.ts';

/** Throws PilotlightError for whatever a caller must hear. */
export async function takeUpload(call: Call, asked: UploadRequest, deps: PipelineDeps): Promise<Answer> {
  const caller = await authenticate(call, deps);
  const namespace = namespaceOf(asked, caller);
  const who: Fields = {
    [field.requestId]: call.requestId,
    [field.namespace]: namespace,
    caller: caller.username,
    from: call.request.connection.remoteAddress,
  };
  try {
    await authorizeUpload(caller, namespace, deps);
    const { digest, size } = await deps.uploads.withFile(async (path) => {
      const length = await receive(call.request, path);
      const { checksum } = asked;
      return { digest: await deps.uploads.keep({ namespace, path, size: length, checksum }), size: length };
    });
    deps.log.info('package uploaded', { ...who, digest, size });
    return answerWith(digest, size);
  } catch (caught) {
    const error = PilotlightError.from(caught);
    deps.log.warn(`package refused: ${error.code}`, { ...who, [field.error]: error.message });
    throw error;
  }
}

function answerWith(digest: Digest, size: number): Answer {
  const text = JSON.stringify({ CodeSha256: toCodeSha256(digest), sha256: digest, CodeSize: size });
  return {
    status: 201,
    headers: { 'Content-Type': 'application/json' },
    body: [Buffer.from(text)],
    outcome: 'success',
  };
}
