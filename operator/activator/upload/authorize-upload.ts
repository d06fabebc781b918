// May they bring code into the namespace: RBAC decides, before a byte of it is read.
import { PilotlightError } from '../../api/errors.ts';
import type { Caller } from '../access/access.ts';
import type { Right } from '../access/decide-rights.ts';
import type { PipelineDeps } from '../context.ts';
import { ask } from '../steps/authenticate.ts';

const RIGHT: Right = { resource: 'functions', subresource: 'code', name: '' };

export async function authorizeUpload(caller: Caller, namespace: string, { access }: PipelineDeps): Promise<void> {
  if (await ask(() => access.mayCreate(caller, namespace, [RIGHT]))) return;
  throw new PilotlightError(
    'AccessDenied',
    `User: ${caller.username} is not authorized to perform: pilotlight:PutCode on resource: namespace ${namespace} ` +
      'because no RBAC rule allows create on functions/code of pilotlight.dev',
  );
}
