/**
 * `npm run bench -- roster`: how long a roster takes from its first byte to the last row that is written, as Excel at 1/100,
 * 1/10 and the full size of 32,000 people of 21 schools; the same people once more as CSV in GBK, where nothing is new;
 * taking it back; and the most memory that the worker and its program for large sheets have held. The product runs as `npm start` runs it, without demo data.
 */
import { randomUUID } from 'node:crypto';
import { URLSearchParams } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { report } from '../bench.mjs';
import { askDatabase, idText } from '../ask-database.mjs';
import { administrator } from '../faults/running.mjs';
import { startProduct } from '../product.mjs';
import { say } from '../say.mjs';
import { ask } from './parts/ask.mjs';
import { openAdministratorSession } from './parts/demo-sessions.mjs';
import { processesOf } from '../processes.mjs';
import { peakMegabytes, pidOf, residentMegabytes } from './parts/processes.mjs';
import { asCsv, asXlsx, peopleRows, schoolSheet } from './parts/roster-sheets.mjs';

const full = 32_000;
/** Far more than any step takes. */
const patience = 10 * 60_000;
const fields = 'id state errorCode createdCount changedCount sameCount wrongCount keptCount';

/** Brings sheets in as the studio does. */
class Rosters {
  /**
   * @param {string} url of the product
   * @param {string} cookie of a platform administrator
   * @param {string} allianceId
   */
  constructor(url, cookie, allianceId) {
    this.url = url;
    this.cookie = cookie;
    this.allianceId = allianceId;
  }

  /**
   * @param {'schools' | 'people'} kind
   * @param {Buffer} sheet
   * @returns {Promise<Record<string, any>>} the sheet when it was checked
   */
  async bring(kind, sheet) {
    const id = randomUUID();
    const query = new URLSearchParams({ kind, organisationId: this.allianceId, fileName: 'roster' });
    const headers = { cookie: this.cookie, origin: this.url, 'content-type': 'application/sheet+octet-stream' };
    const response = await fetch(`${this.url}/rosters/${id}?${query}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(sheet),
    });
    if (response.status !== 202) throw new Error(`The sheet was refused: ${await response.text()}`);
    return this.until(id, 'checked');
  }

  /** @param {string} id */
  async apply(id) {
    await this.ask('mutation Apply($id: ID!) { applyRosterImport(input: { importId: $id }) { roster { id } } }', id);
    return this.until(id, 'applied');
  }

  /** @param {string} id */
  async undo(id) {
    await this.ask('mutation Undo($id: ID!) { undoRosterImport(input: { importId: $id }) { roster { id } } }', id);
    return this.until(id, 'undone');
  }

  /**
   * @param {string} id
   * @param {string} state
   * @returns {Promise<Record<string, any>>}
   */
  async until(id, state) {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const { rosterImport } = await this.ask(`query Roster($id: ID!) { rosterImport(id: $id) { ${fields} } }`, id);
      if (rosterImport.state === state) return rosterImport;
      if (rosterImport.errorCode) throw new Error(`The sheet was left: ${rosterImport.errorCode}.`);
      await pause(100);
    }
    throw new Error(`The sheet was not ${state} in time.`);
  }

  /**
   * @param {string} query
   * @param {string} id
   * @returns {Promise<any>}
   */
  ask(query, id) {
    return ask(this.url, this.cookie, query, { id });
  }
}

/**
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<{ seconds: number, result: Result }>}
 */
async function timed(work) {
  const begun = performance.now();
  const result = await work();
  return { seconds: (performance.now() - begun) / 1000, result };
}

/**
 * @param {Rosters} rosters
 * @param {number} count
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measureSize(rosters, count) {
  const rows = peopleRows(`b${count}x`, count);
  const sheet = await asXlsx(rows);
  const checked = await timed(() => rosters.bring('people', sheet));
  const applied = await timed(() => rosters.apply(checked.result.id));
  if (applied.result.createdCount !== count) throw new Error(`Only ${applied.result.createdCount} people were made.`);
  const again = await timed(() => rosters.bring('people', asCsv(rows)));
  if (again.result.sameCount !== count) throw new Error(`Only ${again.result.sameCount} people were found again.`);
  const undone = await timed(() => rosters.undo(checked.result.id));
  if (undone.result.keptCount !== 0) throw new Error(`${undone.result.keptCount} changes were not taken back.`);
  const isFull = count === full;
  const named = (/** @type {string} */ what) => `${count} people: ${what}`;
  return [
    { row: named('checked, as Excel'), value: checked.seconds, unit: 's' },
    { row: named('applied'), value: applied.seconds, unit: 's' },
    {
      row: named('brought in, in all'),
      value: checked.seconds + applied.seconds,
      unit: 's',
      ...(isFull && { limit: 60 }),
    },
    { row: named('checked again, as GBK'), value: again.seconds, unit: 's', ...(isFull && { limit: 60 }) },
    { row: named('undone'), value: undone.seconds, unit: 's', ...(isFull && { limit: 60 }) },
  ];
}

/**
 * The most that the program of large sheets holds while it runs; it ends with its sheet.
 * @param {string} data the product's data folder
 */
function watchMemory(data) {
  let most = 0;
  const timer = setInterval(() => {
    const [work] = processesOf(data, /roster-work\.js/);
    if (work) most = Math.max(most, residentOf(work.id));
  }, 250);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

/** @param {number} pid of a process that may have just ended */
function residentOf(pid) {
  try {
    return residentMegabytes(pid);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    return 0;
  }
}

say('Starting an empty Yunqiao…');
const product = await startProduct({ empty: true, env: administrator, onLine: say });
try {
  const [alliance] = await askDatabase(
    product.data,
    "SELECT LOWER(HEX(id)) AS id FROM organisation WHERE kind = 'alliance'",
  );
  const cookie = await openAdministratorSession(product.data);
  const rosters = new Rosters(product.url, cookie, idText(String(alliance.id)));
  const worker = pidOf(product.data, 'the worker');
  await rosters.apply((await rosters.bring('schools', schoolSheet())).id);
  const rows = [];
  const memory = watchMemory(product.data);
  for (const count of [full / 100, full / 10, full]) rows.push(...(await measureSize(rosters, count)));
  rows.push({ row: 'most memory of the work on a sheet', value: memory.stop(), unit: 'MB', limit: 512 });
  rows.push({ row: 'most memory of the worker', value: peakMegabytes(worker), unit: 'MB', limit: 512 });
  report('roster', rows);
} finally {
  await product.stop();
}
