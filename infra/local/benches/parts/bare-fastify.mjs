/**
 * The floor: a Fastify route that answers a small JSON, in a process of its own.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** @returns {Promise<{ url: string, pid: number, stop: () => void }>} */
export async function bareFastify() {
  const child = fork(fileURLToPath(import.meta.url), ['serve']);
  const url = await new Promise((resolve, reject) => {
    child.once('message', (address) => resolve(String(address)));
    child.once('exit', (code) => reject(new Error(`The bare server ended with ${code}.`)));
  });
  if (!child.pid) throw new Error('The bare server has no process.');
  return { url, pid: child.pid, stop: () => child.kill('SIGTERM') };
}

if (process.argv[2] === 'serve' && process.send) {
  const { fastify } = await import('fastify');
  const server = fastify();
  server.get('/', () => ({ hello: 'world' }));
  process.send(await server.listen({ host: '127.0.0.1', port: 0 }));
}
