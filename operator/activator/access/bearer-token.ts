// The token in an Authorization header.

const HEADER_LIMIT = 16_384;
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/** undefined: there is none that anybody could have made. */
export const bearerToken = (header: string): string | undefined =>
  header.length > HEADER_LIMIT ? undefined : BEARER.exec(header)?.[1];
