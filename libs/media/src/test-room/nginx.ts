import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const configuration = fileURLToPath(new URL('../../../../infra/nginx/', import.meta.url));
const program = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));
const scripting = '/usr/lib/nginx/modules/ngx_http_js_module.so';

/** Whether nginx can be started here; the bucket needs its JavaScript module as well. */
export const isNginxThere = program !== undefined;
export const isNginxWithScriptsThere = isNginxThere && existsSync(scripting);

/** nginx with the configuration of `infra/nginx`, on a port and in a folder of its own; one process. The benchmark starts it, too. */
export class TestNginx {
  readonly address: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;

  private constructor(address: string, pid: number, stop: () => Promise<void>) {
    this.address = address;
    this.pid = pid;
    this.stop = stop;
  }

  /** @param settings makes `settings.conf` of where nginx may keep things */
  static async start(store: 'folder' | 's3', settings: (cacheFolder: string) => string): Promise<TestNginx> {
    const folder = await mkdtemp(join(tmpdir(), 'yunqiao-nginx-'));
    const port = await freePort();
    await install(folder, store, settings(join(folder, 'cache')));
    await writeFile(join(folder, 'nginx.conf'), mainFile(folder, port, store));
    const log = join(folder, 'error.log');
    const nginx = spawn(program!, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', log], { stdio: 'ignore' });
    const ended = once(nginx, 'exit');
    const stop = async () => {
      nginx.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    };
    const address = `http://127.0.0.1:${port}`;
    const isUp = async () => (await fetch(address).catch(() => null)) !== null;
    while (!(await isUp())) {
      if (nginx.exitCode !== null) throw new Error(`nginx did not start: ${await readFile(log, 'utf8')}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return new TestNginx(address, nginx.pid!, stop);
  }
}

/** Puts the files where the documentation says, beside the main file. */
async function install(folder: string, store: 'folder' | 's3', settings: string): Promise<void> {
  const place = join(folder, 'yunqiao');
  await Promise.all([place, join(folder, 'temporary'), join(folder, 'cache')].map((each) => mkdir(each)));
  for (const file of ['media.conf', 'api.conf', 's3.js']) await copyFile(join(configuration, file), join(place, file));
  await copyFile(join(configuration, `store-${store}.conf`), join(place, 'store.conf'));
  await writeFile(join(place, 'settings.conf'), settings);
}

function mainFile(folder: string, port: number, store: 'folder' | 's3'): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(folder, 'temporary', kind)};`,
  );
  return [
    ...(store === 's3' ? [`load_module ${scripting};`] : []),
    'daemon off;',
    'master_process off;',
    `pid ${join(folder, 'nginx.pid')};`,
    'events {}',
    'http {',
    ...temporary,
    'access_log off;',
    'include yunqiao/settings.conf;',
    'server {',
    `listen 127.0.0.1:${port};`,
    'include yunqiao/media.conf;',
    'include yunqiao/api.conf;',
    '}',
    '}',
  ].join('\n');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}
