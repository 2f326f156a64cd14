/**
 * The conference server of a running product: begun at once where it is there, made in the background where Go is
 * there; without it everything else works, and the api reads here why it is missing.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { livekitOfInstallation, makeLivekit } from './livekit.mjs';
import { livekitOf, logOf } from './parts.mjs';
import { freePort, freeUdpPort, isFree, readPort } from './ports.mjs';
import { CannotGoOn, say, step } from './say.mjs';

/**
 * @typedef {object} ConferenceState what the api tells its pages
 * @property {'starting' | 'making' | 'noGo' | 'failed' | 'running'} state
 * @property {number} [share] how much of it is made, 0 to 1
 */

/** @param {string} data */
export const stateFile = (data) => join(data, 'livekit', 'state.json');

/**
 * @param {string} data
 * @param {ConferenceState} state
 */
function tell(data, state) {
  const file = stateFile(data);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * The ports for sound and picture, which browsers reach directly; those of the environment must be free.
 * @param {import('./installation.mjs').Installation} installation
 * @param {Record<string, string | undefined>} [environment]
 */
export async function conferencePorts(installation, environment = process.env) {
  const tcp = wished('LIVEKIT_TCP_PORT', environment);
  const udp = wished('LIVEKIT_UDP_PORT', environment);
  const ports = {
    livekitPort: await freePort(installation.livekitPort),
    livekitTcpPort: tcp ?? (await freePort(installation.livekitTcpPort)),
    livekitUdpPort: await freeUdpPort(udp ?? installation.livekitUdpPort),
  };
  const isTaken = (tcp && !(await isFree(tcp, '0.0.0.0'))) || (udp && ports.livekitUdpPort !== udp);
  if (isTaken) throw new CannotGoOn('LIVEKIT_TCP_PORT or LIVEKIT_UDP_PORT is taken: choose others, or leave them out.');
  return ports;
}

/**
 * @param {string} name
 * @param {Record<string, string | undefined>} environment
 */
function wished(name, environment) {
  const port = readPort(environment[name], 0);
  if (port === null) throw new CannotGoOn(`${name}=${environment[name]} is no port: give a number from 1 to 65535.`);
  return port || undefined;
}

/**
 * Starts the conference server where it is there. True when nothing is left to do.
 * @param {import('./parts.mjs').Running} running
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 */
export async function startConference(running, supervisor) {
  tell(running.data, { state: 'starting' });
  if (!livekitOfInstallation(running.data)) return false;
  await step('Starting LiveKit', () => keepConference(running, supervisor));
  return true;
}

/**
 * @param {import('./parts.mjs').Running} running
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 */
async function keepConference(running, supervisor) {
  try {
    await supervisor.keep('LiveKit', () => livekitOf(running), { isVital: false });
    tell(running.data, { state: 'running' });
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    tell(running.data, { state: 'failed' });
    say(error.message);
  }
}

/**
 * Makes the conference server while the product runs, then starts it.
 * @param {import('./parts.mjs').Running} running
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 */
export async function makeConference(running, supervisor) {
  const { data } = running;
  let told = 0;
  tell(data, { state: 'making', share: 0 });
  const made = await makeLivekit((share) => {
    if (share - told < 0.1) return;
    told = share;
    tell(data, { state: 'making', share });
    say(`… Making LiveKit, the conference server: ${Math.round(share * 100)} %`);
  });
  if (made === 'ready') {
    await keepConference(running, supervisor);
    return say('✓ Research sessions can be held: LiveKit runs.');
  }
  if (made === 'no Go') {
    tell(data, { state: 'noGo' });
    return say('There is no conference server yet: install livekit-server or Go, then start again. All else works.');
  }
  tell(data, { state: 'failed' });
  const log = logOf(data, 'livekit-build');
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, made.failed, { mode: 0o600 });
  say(`The conference server could not be made, all else works. Log: ${log}`);
}
