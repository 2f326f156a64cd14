import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePort, freeUdpPort, isFree } from './ports.mjs';

for (const [what, choose] of /** @type {const} */ ([
  ['TCP', freePort],
  ['UDP', freeUdpPort],
])) {
  test(`a private server gets a ${what} port that the system gives to nobody by itself`, async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, () => choose()));
    for (const port of ports) assert.ok(port >= 20_000 && port < 32_768, String(port));
    assert.ok(new Set(ports).size > 40);
  });
}

test('a server keeps its port while it is free, and gets another one when somebody took it', async () => {
  const port = await freePort();
  assert.equal(await freePort(port), port);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  assert.equal(await isFree(port), false);
  assert.notEqual(await freePort(port), port);
  server.close();
});

test('the same holds for UDP', async () => {
  const port = await freeUdpPort();
  assert.equal(await freeUdpPort(port), port);
  const socket = createSocket('udp4').bind(port);
  await once(socket, 'listening');
  assert.notEqual(await freeUdpPort(port), port);
  socket.close();
});

test('one product never gets a port twice, although none of its parts listens yet', async () => {
  const ports = await Promise.all(Array.from({ length: 500 }, () => freePort()));
  assert.equal(new Set(ports).size, ports.length);
});
