import { searchKeys } from '@yunqiao/identity';
import type { EntityManager } from 'typeorm';
import type { DemoPerson } from '../plan/people.js';
import type { DemoAttendance } from '../plan/session-attendance.js';
import type { DemoInvite, DemoSession } from '../plan/sessions.js';
import { bulkInsert, instant, instantOrNull, type Row } from './bulk-insert.js';
import { tables } from './tables.js';

/** An event reaches the server this much later. */
const delay = 800;

type Attended = { readonly session: DemoSession; readonly attendance: DemoAttendance };

/** Writes research sessions, who came to them and for how long, and what credit that gave. */
export async function loadSessions(tx: EntityManager, sessions: readonly DemoSession[]): Promise<void> {
  const series = new Set(sessions.flatMap((session) => session.series ?? []));
  await bulkInsert(tx, tables.sessionSeries, [...series], ({ id, title, host, createdAt }) => [
    ...[id, title, host.id, host.school.id, instant(createdAt)],
  ]);
  await bulkInsert(tx, tables.session, sessions, sessionRow);
  await bulkInsert(tx, tables.sessionCounter, sessions, ({ id }) => [id, 0]);
  const held = sessions.flatMap(({ id, live }) => (live ? [{ id, live }] : []));
  await bulkInsert(tx, tables.sessionStretch, held, ({ id, live }) => [id, instant(live.from), instant(live.to)]);
  await bulkInsert(
    tx,
    tables.sessionInvite,
    sessions.flatMap((session) => session.invites.map((invite) => ({ session, invite }))),
    ({ session, invite }) => inviteRow(session, invite),
  );
  await bulkInsert(
    tx,
    tables.sessionAnswer,
    sessions.flatMap((session) => session.answers.map((answer) => ({ session, answer }))),
    ({ session, answer }) => [
      ...[session.id, answer.person.id, answer.isComing ? 'coming' : 'notComing'],
      instant(session.scheduledAt + 3_600_000),
    ],
  );
  await loadAttendance(tx, sessions);
}

async function loadAttendance(tx: EntityManager, sessions: readonly DemoSession[]): Promise<void> {
  const attended = sessions.flatMap((session) => session.attendances.map((attendance) => ({ session, attendance })));
  await bulkInsert(tx, tables.sessionMember, sessions.filter(({ live }) => !live).flatMap(namedRows), (row) => row);
  await bulkInsert(tx, tables.sessionMember, attended, memberRow);
  const stays = attended.flatMap((one) => one.attendance.stays.map((stay) => ({ ...one, stay })));
  await bulkInsert(tx, tables.attendanceConnection, stays, ({ session, attendance, stay }) => [
    ...[stay.sid, session.id, attendance.person.id, attendance.deviceId, instant(stay.from), instant(stay.to)],
    ...[instant(stay.to), 'webhook', 'CLIENT_INITIATED', instant(stay.to)],
  ]);
  const credits = attended.flatMap((one) => one.attendance.credits.map((credit) => ({ ...one, credit })));
  credits.sort((a, b) => Buffer.compare(a.credit.id, b.credit.id));
  await bulkInsert(tx, tables.sessionEvent, credits, ({ session, attendance, credit }) => [
    ...[credit.id, 'session.attended', ...actingRow(attendance.person), session.id],
    ...[instant(credit.to), instant(credit.to + delay), instant(credit.from), instant(credit.to), 'demo'],
    attendance.deviceId,
  ]);
  const latest = new Map<DemoPerson, number>();
  for (const { attendance, credit } of credits)
    latest.set(attendance.person, Math.max(latest.get(attendance.person) ?? 0, credit.to));
  await moveCreditClocks(tx, latest);
}

/** Clocks of lessons stay where they are when that is later. */
async function moveCreditClocks(tx: EntityManager, latest: ReadonlyMap<DemoPerson, number>): Promise<void> {
  const rows = [...latest].map(([person, until]) => [person.id, instant(until)]);
  if (rows.length === 0) return;
  await tx.query(
    'INSERT INTO credit_clock (person_id, credited_until) VALUES ? ' +
      'ON DUPLICATE KEY UPDATE credited_until = GREATEST(credited_until, VALUES(credited_until))',
    [rows],
  );
}

function sessionRow(session: DemoSession): Row {
  const { id, series, theme, title, host, live, state } = session;
  const { pinyin, initials } = searchKeys(title);
  const scheduledAt = instant(session.scheduledAt);
  const openedAt = live || state === 'lobbyOpen' ? instant(session.startsAt - 900_000) : null;
  return [
    ...[id, series?.id ?? null, host.school.id, host.id, host.id, theme.kind, theme.subject, title, pinyin, initials],
    ...[theme.description, instant(session.startsAt), instant(session.endsAt), state, Number(session.signUpRequired)],
    ...[0, 1, 0, 0, 'invited', '', null, 50, 0, scheduledAt, openedAt],
    ...[instantOrNull(live?.from ?? null), instantOrNull(live?.to ?? null), null, live ? 'host' : null],
    ...[scheduledAt, scheduledAt, 1],
  ];
}

function inviteRow(session: DemoSession, invite: DemoInvite): Row {
  const made = [session.host.id, instant(session.scheduledAt), null];
  if ('person' in invite) return [invite.id, session.id, 'person', null, null, invite.person.id, ...made];
  if ('school' in invite) return [invite.id, session.id, 'school', invite.school.id, null, null, ...made];
  return [invite.id, session.id, 'subjectGroup', null, invite.subject || null, null, ...made];
}

function namedRows({ id, host, coHosts }: DemoSession): Row[] {
  const leaders = [host, ...coHosts];
  return leaders.map((person, index) => placeRow(id, person, index === 0 ? 'host' : 'coHost', null));
}

function memberRow({ session, attendance }: Attended): Row {
  return placeRow(session.id, attendance.person, attendance.role, attendance.stays[0]!.from);
}

function placeRow(sessionId: Buffer, person: DemoPerson, role: string, admittedAt: number | null): Row {
  const { membershipId, school, classGroup } = person;
  return [
    ...[sessionId, person.id, role, membershipId, person.role, school.id, classGroup?.id ?? null],
    ...[instantOrNull(admittedAt), null, null, null, 0, null, 0, null],
  ];
}

function actingRow({ id, membershipId, role, school, classGroup }: DemoPerson): Row {
  return [id, membershipId, role, school.id, classGroup?.id ?? null];
}
