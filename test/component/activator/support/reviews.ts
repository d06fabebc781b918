// Who may call in these tests: the API server's part, played from a table that tests may change.
import type { AccessReviews, Caller } from '../../../../operator/activator/access/access.ts';
import type { Right } from '../../../../operator/activator/access/decide-rights.ts';

export class FakeReviews implements AccessReviews {
  readonly asked: string[] = [];
  /** Functions that the stranger may not call are all; the caller may call these, or any. */
  allowed: (caller: Caller, namespace: string, right: Right) => boolean = ({ username }) =>
    !username.includes('stranger');
  isDown = false;
  readonly unknownTokens = new Set(['unknown']);

  async authenticate(token: string): Promise<Caller | undefined> {
    await this.#answer('authenticate');
    const common = { uid: 'u', groups: [], extra: {}, tokenEndsAtMs: Infinity };
    if (this.unknownTokens.has(token)) return undefined;
    if (token === 'person') return { ...common, username: 'jane', namespace: undefined };
    return { ...common, username: `system:serviceaccount:shop:${token}`, namespace: 'shop' };
  }

  async mayCreate(caller: Caller, namespace: string, right: Right): Promise<boolean> {
    await this.#answer('mayCreate');
    return this.allowed(caller, namespace, right);
  }

  async #answer(question: string): Promise<void> {
    this.asked.push(question);
    await new Promise((resolve) => setImmediate(resolve));
    if (this.isDown) throw new Error('connection refused');
  }
}
