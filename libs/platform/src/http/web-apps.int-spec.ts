import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessModule } from '../access/access.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { testConfiguration } from '../configuration/test-configuration.js';
import { ErrorsModule } from '../errors/errors.module.js';
import { createLogger } from '../logging/logger.js';
import { createHttpAdapter } from './http-adapter.js';
import { WebAppsModule } from './web-apps.module.js';

let folder: string;
let app: NestFastifyApplication;
const page = { accept: 'text/html,*/*' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunqiao-web-'));
  await writeApp('learn', { 'index.html': 'learn', 'assets/index-a1b2.js': 'learn script', 'icon.svg': '<svg/>' });
  await writeApp('studio', { 'index.html': 'studio', 'assets/index-c3d4.js': 'studio script' });
  await writeFile(join(folder, 'learn', 'assets', 'index-a1b2.js.gz'), gzipSync('learn script'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const configuration = testConfiguration({ LEARN_DIST: join(folder, 'learn'), STUDIO_DIST: join(folder, 'studio') });
  @Module({ imports: [ConfigurationModule.forRoot(configuration), AccessModule, ErrorsModule, WebAppsModule] })
  class Root {}
  const adapter = await createHttpAdapter(configuration, createLogger(configuration));
  app = await NestFactory.create<NestFastifyApplication>(Root, adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  await app.init();
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function writeApp(name: string, files: Record<string, string>): Promise<void> {
  await mkdir(join(folder, name, 'assets'), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, name, file), text);
}

const get = (url: string, headers: Record<string, string> = page) => app.inject({ method: 'GET', url, headers });

describe('the web apps', () => {
  it.each([
    ['/', 'learn'],
    ['/courses/42?from=home', 'learn'],
    ['/studio/', 'studio'],
    ['/studio/courses/42', 'studio'],
    ['/assets/index-a1b2.js', 'learn script'],
    ['/studio/assets/index-c3d4.js', 'studio script'],
  ])('answer %s with %j', async (url, body) => {
    const response = await get(url);
    expect([response.statusCode, response.body]).toEqual([200, body]);
  });

  it('lead from /studio to /studio/', async () => {
    expect((await get('/studio')).headers['location']).toBe('/studio/');
  });

  it('are kept for ever when their name tells their content, and asked for again when not', async () => {
    expect((await get('/assets/index-a1b2.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const icon = await get('/icon.svg');
    expect(icon.headers['cache-control']).toBe('no-cache');
    expect((await get('/icon.svg', { 'if-none-match': String(icon.headers['etag']) })).statusCode).toBe(304);
  });

  it('are sent compressed to those who can read it', async () => {
    const response = await get('/assets/index-a1b2.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(response.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: 'accept-encoding',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect((await get('/assets/index-a1b2.js', { 'accept-encoding': 'deflate' })).body).toBe('learn script');
  });

  it('answer HEAD like GET, without a body', async () => {
    const response = await app.inject({ method: 'HEAD', url: '/', headers: page });
    expect([response.statusCode, response.body, response.headers['content-length']]).toEqual([200, '', '5']);
  });

  it('have no page for a program, and none for a file that is not there', async () => {
    expect((await get('/courses/42', { accept: 'application/json' })).json()).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect((await get('/assets/index-gone.js')).statusCode).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/studio/../../secret.txt',
    '//secret.txt',
    '/assets/%00',
    '/..\\secret.txt',
  ])('give away nothing beside themselves: %s', async (url) => {
    expect((await get(url, {})).body).not.toContain('secret');
    expect((await get(url, {})).statusCode).toBeGreaterThanOrEqual(400);
  });
});
