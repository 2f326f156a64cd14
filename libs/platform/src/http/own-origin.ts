import type { FastifyRequest } from 'fastify';

const harmless = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request may use its cookies. A browser names the page that asks in `Origin`, or whether it is the same in
 * `Sec-Fetch-Site`; what changes something with a cookie and names neither, or a foreign page, is refused.
 */
export function comesFromOwnOrigin(
  request: Pick<FastifyRequest, 'method' | 'headers' | 'protocol' | 'host'>,
  ownOrigin: string,
): boolean {
  if (harmless.includes(request.method) || request.headers.cookie === undefined) return true;
  const { origin } = request.headers;
  if (origin !== undefined) return isOwnOrigin(origin, request, ownOrigin);
  return request.headers['sec-fetch-site'] === 'same-origin';
}

/** Whether a page of this origin is one of ours, reached under the public address or under the one that was asked. */
export function isOwnOrigin(
  origin: string | undefined,
  asked: { readonly protocol: string; readonly host: string },
  ownOrigin: string,
): boolean {
  return origin !== undefined && (origin === ownOrigin || origin === `${asked.protocol}://${asked.host}`);
}
