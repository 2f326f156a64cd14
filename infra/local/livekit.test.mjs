import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { conferencePorts, stateFile } from './conference.mjs';
import { whereIs } from './debian.mjs';
import { productEnvironment } from './environment.mjs';
import { findInstallation, newInstallation } from './installation.mjs';
import { findLivekit, livekitOfInstallation, program, settings, startLivekit } from './livekit.mjs';
import { freePort, freeUdpPort } from './ports.mjs';
import { startRedis } from './redis.mjs';

const folder = () => mkdtempSync(join(tmpdir(), 'yunqiao-livekit-'));
const options = (/** @type {Partial<import('./livekit.mjs').LivekitOptions>} */ given = {}) => ({
  ...{ folder: folder(), port: 1, udpPort: 2, tcpPort: 3, key: 'key', secret: 'secret'.repeat(8) },
  ...{ redis: { port: 4, password: 'password' }, webhook: 'http://127.0.0.1:5/livekit/webhook', log: '' },
  ...given,
});

test('signalling listens on the loopback address, and no token opens a room that the api did not', () => {
  const { bind_addresses, room, rtc } = settings(options());
  assert.deepEqual(bind_addresses, ['127.0.0.1']);
  assert.equal(room.auto_create, false);
  assert.deepEqual([rtc.udp_port, rtc.tcp_port, rtc.node_ip], [2, 3, '127.0.0.1']);
});

test('browsers are sent to no server outside', () => {
  assert.deepEqual(settings(options()).rtc.stun_servers, ['127.0.0.1:2']);
  assert.deepEqual(settings(options({ address: '192.168.1.5' })).rtc.stun_servers, ['192.168.1.5:2']);
});

test('every installation has keys of its own, those from before research sessions too', () => {
  const [one, other] = [newInstallation('demo'), newInstallation('demo')];
  assert.notEqual(one.livekitSecret, other.livekitSecret);
  const data = folder();
  writeFileSync(join(data, 'installation.json'), JSON.stringify({ secretKey: 'kept' }));
  const found = findInstallation(data);
  assert.equal(found?.secretKey, 'kept');
  assert.match(found?.livekitSecret ?? '', /^[0-9a-f]{64}$/);
});

test('the api finds the server, its key and the file that tells why it may be missing', () => {
  const installation = { ...newInstallation('demo'), livekitPort: 7 };
  const env = productEnvironment({ data: '/d', port: 8080, installation });
  assert.equal(env.LIVEKIT_URL, 'http://127.0.0.1:7');
  assert.equal(env.LIVEKIT_API_SECRET, installation.livekitSecret);
  assert.equal(env.LIVEKIT_STATE_FILE, stateFile('/d'));
});

test('an installation keeps the server that was made for it in its data folder', { skip: !existsSync(program) }, () => {
  const data = folder();
  const kept = livekitOfInstallation(data);
  if (whereIs('livekit-server')) return assert.equal(kept, whereIs('livekit-server'));
  assert.ok(kept?.startsWith(data));
  assert.equal(statSync(kept).size, statSync(program).size);
  assert.ok(statSync(kept).mode & 0o100, 'it can be run');
  assert.equal(livekitOfInstallation(data), kept);
});

test('the media ports can be chosen, but not a taken one', async () => {
  const installation = newInstallation('demo');
  const udp = await freeUdpPort();
  const tcp = await freePort();
  const ports = await conferencePorts(installation, { LIVEKIT_UDP_PORT: String(udp), LIVEKIT_TCP_PORT: String(tcp) });
  assert.deepEqual([ports.livekitUdpPort, ports.livekitTcpPort], [udp, tcp]);
  await assert.rejects(conferencePorts(installation, { LIVEKIT_UDP_PORT: 'many' }), /is no port/);
});

test(
  'it starts with a private configuration, and ends by its process id',
  { skip: findLivekit() === null },
  async () => {
    const place = folder();
    const redis = {
      folder: join(place, 'redis'),
      port: await freePort(),
      password: 'password',
      log: join(place, 'r.log'),
    };
    const { part: redisPart } = await startRedis(redis);
    try {
      const { part, url } = await startLivekit(
        options({
          ...{ folder: place, port: await freePort(), udpPort: await freeUdpPort(), tcpPort: await freePort() },
          ...{ redis, log: join(place, 'livekit.log') },
        }),
      );
      assert.equal((await fetch(url)).status, 200);
      assert.equal(statSync(join(place, 'livekit.yaml')).mode & 0o777, 0o600);
      await part.stop();
      assert.notEqual(part.end, null);
      assert.doesNotMatch(readFileSync(join(place, 'livekit.log'), 'utf8'), /secretsecret/);
    } finally {
      await redisPart.stop();
    }
  },
);
