// When a token ends, as it says itself. Only asked of tokens that the API server has accepted.

/** Milliseconds since 1970; Infinity for a token that does not say. */
export function tokenEndsAtMs(token: string): number {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return Infinity;
  const expiry = readExpiry(Buffer.from(payload, 'base64url').toString('utf8'));
  return typeof expiry === 'number' ? expiry * 1000 : Infinity;
}

function readExpiry(json: string): unknown {
  try {
    const claims: unknown = JSON.parse(json);
    return typeof claims === 'object' && claims !== null && 'exp' in claims ? claims.exp : undefined;
  } catch {
    // Not a JWT: its issuer knows when it ends.
    return undefined;
  }
}
