/**
 * A research session that is held while it is measured.
 */
import { randomUUID } from 'node:crypto';
import { askDatabase, idText } from '../../ask-database.mjs';
import { requireInstallation } from '../../installation.mjs';
import { ask } from './ask.mjs';
import { openSessionsWithRole } from './demo-sessions.mjs';

/** @typedef {{ personId: string, cookie: string, deviceId: string }} Somebody */

const create = `mutation Create($input: CreateResearchSessionInput!) { createResearchSession(input: $input) { session { id } } }`;
const invite = `mutation Invite($input: InviteToSessionInput!) { inviteToSession(input: $input) { session { id } } }`;
const announce = `mutation Announce($input: ScheduleResearchSessionInput!) { scheduleResearchSession(input: $input) { session { id } } }`;
const open = `mutation Open($input: SessionIdInput!) { openLobby(input: $input) { session { id } } }`;
const start = `mutation Start($input: SessionIdInput!) { startSession(input: $input) { session { id } } }`;
const end = `mutation End($input: SessionIdInput!) { endSession(input: $input) { session { state } } }`;
const enter = `mutation Enter($input: EnterSessionInput!) { enterSession(input: $input) { entry {
  state refusal transport playlistUrl lastSequence liveKit { url token } } } }`;
const give = `mutation Give($input: SessionPersonInput!) { giveMicrophone(input: $input) { member { personId } } }`;
const board = `mutation Board($input: AddWhiteboardPageInput!) { addWhiteboardPage(input: $input) { event { pageKey } } }`;
/** Whom the house takes in one call. */
const invitesAtOnce = 20;
/** More people than these are not invited one by one, but by their schools. */
const mostPeople = 100;
const receivingSchools = "SELECT LOWER(HEX(id)) AS id FROM organisation WHERE kind = 'school' AND region = 'zunyi'";

/** @param {Somebody} somebody */
const inviteOf = ({ personId }) => ({ id: randomUUID(), scope: 'person', personId });

/** @param {string} data folder of the product */
async function invitesOfSchools(data) {
  const schools = await askDatabase(data, receivingSchools);
  return schools.map(({ id }) => ({ id: randomUUID(), scope: 'school', schoolId: idText(String(id)) }));
}

/** One session with its host and the teachers who are invited. */
export class LiveSession {
  /**
   * @param {{ url: string, data: string }} product
   * @param {Somebody} host
   * @param {Somebody[]} teachers
   */
  constructor({ url, data }, host, teachers) {
    this.url = url;
    /** The conference server itself: load does not go through the api's relay. */
    this.server = `ws://127.0.0.1:${requireInstallation(data).livekitPort}`;
    this.id = randomUUID();
    this.host = host;
    this.teachers = teachers;
  }

  /**
   * Plans a session, announces it to so many teachers, and begins it.
   * @param {{ url: string, data: string }} product
   * @param {{ teachers: number, isRecorded?: boolean }} wish
   * @returns {Promise<LiveSession>}
   */
  static async begin(product, { teachers: count, isRecorded = false }) {
    const [host] = await openSessionsWithRole(product.data, 'trainer', 1);
    const teachers = await openSessionsWithRole(product.data, 'teacher', count);
    const session = new LiveSession(product, host, teachers);
    const inMinutes = (/** @type {number} */ minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
    const time = { startsAt: inMinutes(5), endsAt: inMinutes(185) };
    await session.lead(create, { id: session.id, title: '共同备课', kind: 'lessonPreparation', isRecorded, ...time });
    const sessionId = session.id;
    const invites = count > mostPeople ? await invitesOfSchools(product.data) : teachers.map(inviteOf);
    for (let first = 0; first < invites.length; first += invitesAtOnce)
      await session.lead(invite, { sessionId, invites: invites.slice(first, first + invitesAtOnce) });
    for (const step of [announce, open, start]) await session.lead(step, { sessionId });
    return session;
  }

  /**
   * @param {string} mutation
   * @param {object} input
   */
  lead(mutation, input) {
    return ask(this.url, this.host.cookie, mutation, { input });
  }

  /**
   * @param {Somebody} somebody
   * @param {boolean} [prefersStream]
   * @returns {Promise<{ transport: string, playlistUrl: string | null, liveKit: { url: string, token: string } | null }>}
   */
  async enter(somebody, prefersStream = false) {
    const input = { sessionId: this.id, deviceId: somebody.deviceId, prefersStream };
    const { enterSession } = await ask(this.url, somebody.cookie, enter, { input });
    if (enterSession.entry.state !== 'admitted') throw new Error(JSON.stringify(enterSession.entry));
    return enterSession.entry;
  }

  /**
   * Lets somebody in and gives them the microphone, so that their next token lets them speak.
   * @param {Somebody} somebody
   */
  async enterToSpeak(somebody) {
    if (somebody !== this.host) {
      await this.enter(somebody);
      await this.lead(give, { sessionId: this.id, personId: somebody.personId });
    }
    return this.enter(somebody);
  }

  /**
   * Where somebody speaks in the conference.
   * @param {Somebody} somebody
   * @param {'sound' | 'picture'} publishes
   * @returns {Promise<import('./speakers.mjs').Place>}
   */
  async place(somebody, publishes) {
    const { liveKit } = await this.enterToSpeak(somebody);
    if (!liveKit) throw new Error('Somebody who was to be in the conference got the stream.');
    return { url: this.server, token: liveKit.token, publishes };
  }

  /** @returns {Promise<string>} key of a new page of the whiteboard, which is shown */
  async addPage() {
    const answer = await this.lead(board, { id: randomUUID(), sessionId: this.id });
    return answer.addWhiteboardPage.event.pageKey;
  }

  async end() {
    await this.lead(end, { sessionId: this.id });
  }
}
