import { createHash, timingSafeEqual } from 'node:crypto';

const unset = '-';
const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** Measurements are for this machine, and for whoever brings METRICS_TOKEN as bearer. */
export function mayReadMetrics(
  asker: { readonly address: string | undefined; readonly authorization: string | undefined },
  token: string,
): boolean {
  if (asker.address && loopback.includes(asker.address)) return true;
  return token !== unset && isSame(asker.authorization ?? '', `Bearer ${token}`);
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
