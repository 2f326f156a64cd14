import { comesFromOwnOrigin } from './own-origin.js';

const own = 'https://yunqiao.example';
const request = (method: string, headers: Record<string, string | undefined>) => ({
  method,
  headers,
  protocol: 'https' as const,
  host: 'yunqiao.example',
});

describe('a request that changes something with a cookie', () => {
  it.each([{ origin: own }, { 'sec-fetch-site': 'same-origin' }])('may do so from our own page: %j', (headers) => {
    expect(comesFromOwnOrigin(request('POST', { cookie: 'yq_session=1', ...headers }), own)).toBe(true);
  });

  it.each([
    {},
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://evil.example' },
    { origin: 'http://yunqiao.example' },
    { origin: 'https://yunqiao.example.evil.example' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ])('may not: %j', (headers) => {
    for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
      expect(comesFromOwnOrigin(request(method, { cookie: 'yq_session=1', ...headers }), own)).toBe(false);
    }
  });

  it('is not meant when there is no cookie, or nothing is changed', () => {
    expect(comesFromOwnOrigin(request('POST', { origin: 'https://evil.example' }), own)).toBe(true);
    expect(comesFromOwnOrigin(request('GET', { cookie: 'yq_session=1', origin: 'https://evil.example' }), own)).toBe(
      true,
    );
  });
});
