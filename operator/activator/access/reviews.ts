// The API server's answers: TokenReview says who, SubjectAccessReview says whether.
import { GROUP, TOKEN_AUDIENCE } from '../../api/names.ts';
import type { KubeClient } from '../../kube/client.ts';
import { subjectAccessReviews, tokenReviews } from '../../kube/resources.ts';
import type { AccessReviews, Caller } from './access.ts';
import { tokenEndsAtMs } from './token-end.ts';

/** A caller waits for it, and the connection that it went to may have died without a word. */
const options = { manager: 'pilotlight-activator', limitMs: 5_000 };
// Reviews are never stored, yet the API wants a metadata member.
const metadata = { name: '' };

export const makeReviews = (client: KubeClient, audience = TOKEN_AUDIENCE): AccessReviews => ({
  async authenticate(token) {
    const spec = { token, audiences: [audience] };
    const { status } = await client.create(tokenReviews, { metadata, spec }, options);
    const meantForUs = status?.audiences?.includes(audience) ?? false;
    if (status?.authenticated !== true || !meantForUs || status.user?.username === undefined) return undefined;
    const { username, uid = '', groups = [], extra = {} } = status.user;
    const namespace = serviceAccountNamespace(username);
    return { username, uid, groups, extra, namespace, tokenEndsAtMs: tokenEndsAtMs(token) };
  },
  async mayCreate(caller, namespace, { resource, subresource, name }) {
    const { username: user, uid, extra } = caller;
    const groups = [...caller.groups];
    const resourceAttributes = {
      namespace,
      verb: 'create',
      group: GROUP,
      resource,
      subresource,
      name,
    };
    const spec = { user, uid, groups, extra, resourceAttributes };
    const { status } = await client.create(subjectAccessReviews, { metadata, spec }, options);
    return status?.allowed === true && status.denied !== true;
  },
});

export function serviceAccountNamespace(username: string): Caller['namespace'] {
  return /^system:serviceaccount:([^:]+):[^:]+$/.exec(username)?.[1];
}
