/** Name of the session cookie: over HTTPS `__Host-` ties it to this host, so that no neighbour can plant one. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-yq_session' : 'yq_session';
}
