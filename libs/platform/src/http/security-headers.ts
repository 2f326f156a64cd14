/**
 * Scripts only from here; styles inline too, since players bring theirs; films from here and from blobs that hls.js makes. Sockets
 * are named, because Safari before 15.4 does not count them to 'self'.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "connect-src 'self' {sockets}",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer of an installation that people reach at `origin`. */
export function securityHeaders(origin: string): Readonly<Record<string, string>> {
  const isSecure = origin.startsWith('https:');
  return {
    'content-security-policy': contentSecurityPolicy.replace('{sockets}', origin.replace(/^http/, 'ws')),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(self), display-capture=(self), geolocation=(), microphone=(self)',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isSecure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}
