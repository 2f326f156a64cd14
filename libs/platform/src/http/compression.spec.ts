import { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { compressAnswers, leaveUncompressed } from './compression.js';

const line = 'one of ten thousand lines of a chat; ';
const long = JSON.stringify(Array.from({ length: 1_000 }, () => line));
let server: FastifyInstance;

beforeAll(async () => {
  server = fastify();
  await compressAnswers(server);
  server.get('/as/*', (request, reply) => {
    const { '*': type } = request.params as { '*': string };
    return reply.type(type).send(long);
  });
  server.get('/short', (_request, reply) => reply.type('application/json').send('{"data":null}'));
  server.get('/streamed.csv', (_request, reply) => reply.type('text/csv; charset=utf-8').send(Readable.from([long])));
  server.get('/compressed', (_request, reply) =>
    reply.type('application/json').header('content-encoding', 'gzip').send('as it is'),
  );
  server.get('/secret', (request, reply) => {
    leaveUncompressed(request);
    return reply.type('application/json').send(long);
  });
  server.post('/body', (request) => request.body);
});
afterAll(() => server.close());

const get = (url: string, encoding = 'gzip, deflate, br, zstd') =>
  server.inject({ url, headers: { 'accept-encoding': encoding } });

describe('an answer', () => {
  it.each(['application/json; charset=utf-8', 'application/graphql-response+json', 'text/csv', 'text/html'])(
    'as %s is compressed for those who can read it',
    async (type) => {
      const url = `/as/${encodeURIComponent(type)}`;
      const brotli = await get(url);
      expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
      expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(long);
      expect(brotli.rawPayload.length).toBeLessThan(long.length / 20);
      const gzip = await get(url, 'gzip');
      expect(gzip.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(gzip.rawPayload).toString()).toBe(long);
      expect((await get(url, 'identity')).body).toBe(long);
    },
  );

  it('that is streamed is compressed on its way', async () => {
    expect(brotliDecompressSync((await get('/streamed.csv')).rawPayload).toString()).toBe(long);
  });

  it.each([
    'video/mp4',
    'image/webp',
    'text/event-stream',
    'application/vnd.apple.mpegurl',
    'application/octet-stream',
  ])('as %s is not', async (type) => {
    const response = await get(`/as/${encodeURIComponent(type)}`);
    expect([response.headers['content-encoding'], response.body]).toEqual([undefined, long]);
  });

  it('that is short, compressed already, or holds a secret is sent as it is', async () => {
    expect((await get('/short')).body).toBe('{"data":null}');
    expect((await get('/compressed')).body).toBe('as it is');
    const secret = await get('/secret');
    expect([secret.headers['content-encoding'], secret.body]).toEqual([undefined, long]);
  });

  it('comes to no compressed request', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const response = await server.inject({ method: 'POST', url: '/body', headers, payload: 'no gzip' });
    expect(response.statusCode).toBe(400);
  });
});
