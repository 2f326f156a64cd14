/**
 * A MariaDB and a Redis of somebody else on the usual ports, which count who connects.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';
import { startMariadb } from '../mariadb.mjs';
import { isFree } from '../ports.mjs';
import { startRedis } from '../redis.mjs';
import { newFolder } from './running.mjs';

const password = 'somebody-else';

/** Real servers, unless something of this machine has the usual ports already. */
export class Strangers {
  constructor() {
    this.folder = newFolder('strangers');
    /** @type {{ stop: () => Promise<void> }[]} */
    this.parts = [];
  }

  /** Whether both run, and are ours to watch. */
  get areThere() {
    return this.parts.length === 2;
  }

  async start() {
    if (!(await isFree(3306)) || !(await isFree(6379))) return;
    const mariadb = await startMariadb({ ...this.#place('mariadb'), port: 3306 });
    const redis = await startRedis({ ...this.#place('redis'), port: 6379 });
    this.parts = [mariadb.part, redis.part];
    this.database = await createConnection(mariadb.url);
    this.redis = new Redis(redis.url);
    this.atFirst = await this.#connections();
  }

  /** How many connections came since the start. */
  async heard() {
    const now = await this.#connections();
    return { mariadb: now.mariadb - this.atFirst.mariadb, redis: now.redis - this.atFirst.redis };
  }

  async stop() {
    await this.database?.end();
    this.redis?.disconnect();
    await Promise.all(this.parts.map((part) => part.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #connections() {
    const [rows] = await this.database.query("SHOW GLOBAL STATUS LIKE 'Connections'");
    const facts = await this.redis.info('stats');
    return { mariadb: Number(rows[0].Value), redis: Number(/total_connections_received:(\d+)/.exec(facts)?.[1]) };
  }

  /** @param {string} name */
  #place(name) {
    return { folder: join(this.folder, name), log: join(this.folder, `${name}.log`), password };
  }
}
