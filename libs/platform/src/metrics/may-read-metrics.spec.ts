import { mayReadMetrics } from './may-read-metrics.js';

describe('who may read the measurements', () => {
  it.each([
    ['this machine', { address: '127.0.0.1', authorization: undefined }, '-', true],
    ['this machine by IPv6', { address: '::1', authorization: undefined }, '-', true],
    ['another machine', { address: '10.0.0.7', authorization: undefined }, '-', false],
    ['another machine with the token', { address: '10.0.0.7', authorization: 'Bearer secret' }, 'secret', true],
    ['another machine with a wrong token', { address: '10.0.0.7', authorization: 'Bearer secre' }, 'secret', false],
    ['another machine while no token is set', { address: '10.0.0.7', authorization: 'Bearer -' }, '-', false],
  ])('%s', (_, asker, token, expected) => {
    expect(mayReadMetrics(asker, token)).toBe(expected);
  });
});
