import {
  ActivityCorrections,
  ActivityLog,
  CorrectionReader,
  membershipOn,
  Restatement,
  type ActingMembership,
  type ActivityDraft,
} from '@yunqiao/activity';
import { Membership } from '@yunqiao/identity';
import { identityGiven } from '@yunqiao/identity/testing';
import { newId, startOfSchoolDay } from '@yunqiao/platform';
import { FixedClock, seededRandom } from '@yunqiao/platform/testing';
import { openTestDatabase, refuseSecondConnections, type TestDatabase } from '@yunqiao/testing';
import type { CountedScope } from '../counts/questions.js';
import { StoredCounts } from '../counts/stored-counts.js';
import { countedParts } from '../testing/counted-term.js';
import { openTestReadModel, type TestReadModel } from '../testing/test-read-model.js';

const days = Array.from({ length: 14 }, (_, index) => `2020-03-${String(index + 2).padStart(2, '0')}`);
const scope: CountedScope = {
  ...{ from: days[0]!, to: days.at(-1)!, audience: 'everyone', attested: 'with' },
  ...{ schoolIds: null, classGroupIds: null, courseIds: null, categories: null },
};
const rowKinds = ['school', 'classGroup', 'course'] as const;

/** As what somebody is known from a day on. */
interface Stretch {
  readonly id: string;
  readonly from: string;
  readonly schoolId: string;
  readonly classGroupId: string | null;
}

interface Member {
  readonly personId: string;
  readonly role: 'student' | 'teacher';
  /** The first is known from the beginning, the others are transfers and changes of class. */
  readonly stretches: readonly [Stretch, ...Stretch[]];
}

type Step = { readonly member: Member } & (
  { readonly entered: Stretch } | { readonly draft: Omit<ActivityDraft, 'membership'> }
);

let database: TestDatabase;
let model: TestReadModel;
let log: ActivityLog;
let restatement: Restatement;
const clock = new FixedClock(new Date('2020-03-16T00:00:00Z'));

beforeAll(async () => {
  database = await openTestDatabase(countedParts);
  refuseSecondConnections(database.source);
  model = await openTestReadModel(database.source, clock);
  log = new ActivityLog(clock);
  const reader = new CorrectionReader(database.source);
  restatement = new Restatement(log, reader, new ActivityCorrections(log, reader, clock));
});
afterAll(async () => {
  await model.remove();
  await database.close();
});

/** What is known of a member: each stretch ends where the next one that is known begins. */
async function writeMemberships({ personId, role }: Member, known: readonly Stretch[]): Promise<Membership[]> {
  const inOrder = [...known].sort((a, b) => (a.from < b.from ? -1 : 1));
  const rows = inOrder.map(({ id, from, schoolId, classGroupId }, index) => ({
    ...{ id, personId, role, organisationId: schoolId, classGroupId, subject: null, version: 1 },
    ...{ validFrom: from, validTo: inOrder[index + 1]?.from ?? null },
  }));
  await database.source.manager.delete(Membership, { personId });
  await database.source.manager.insert(Membership, rows);
  return rows;
}

/** The steps one after the other, on an empty log; then what the board says. */
async function boardAfter(members: readonly Member[], steps: readonly Step[]) {
  for (const table of ['activity_event', 'activity_receipt', 'activity_correction', 'credit_clock'])
    await database.source.query('DELETE FROM ??', [table]);
  await model.rebuild();
  const known = new Map<Member, Stretch[]>(members.map((member) => [member, [member.stretches[0]]]));
  const held = new Map<Member, Membership[]>();
  for (const member of members) held.set(member, await writeMemberships(member, known.get(member)!));
  for (const step of steps) {
    const { member } = step;
    clock.advance(1);
    if ('entered' in step) {
      known.get(member)!.push(step.entered);
      held.set(member, await writeMemberships(member, known.get(member)!));
      const since = startOfSchoolDay(step.entered.from);
      await database.source.transaction((tx) => restatement.restate(tx, member.personId, since));
    } else await append(member, step.draft, held.get(member)!);
    if (steps.indexOf(step) % 9 === 0) await model.follow();
  }
  clock.advance(3);
  await model.follow();
  const followed = await board();
  await model.rebuild();
  expect(await board()).toEqual(followed);
  const [{ moved }] = await database.source.query<[{ moved: string }]>(
    'SELECT COUNT(*) AS moved FROM activity_correction',
  );
  return { board: followed, moved: Number(moved) };
}

function append(member: Member, draft: Omit<ActivityDraft, 'membership'>, held: readonly Membership[]) {
  const { id, schoolId, classGroupId } = member.stretches[0];
  const enrolled: ActingMembership = { membershipId: id, role: member.role, schoolId, classGroupId };
  const day = new Date(draft.occurredAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const membership = membershipOn(day, enrolled, held);
  const reporter = { personId: member.personId, deviceId: null, source: 'web' as const };
  return database.source.transaction((tx) => log.append(tx, reporter, [{ ...draft, membership }]));
}

/** All figures but coverage, which does not come from the log, row by row. */
async function board() {
  const counts = new StoredCounts(model);
  return Promise.all(
    rowKinds.map(async (kind) => {
      const { total, rows } = await counts.counts(scope, kind);
      return { total, rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)) };
    }),
  );
}

async function someMembers(below: (count: number) => number): Promise<Member[]> {
  const given = identityGiven(database.source);
  const schools = [await given.school(), await given.school(), await given.school()];
  const classes = new Map<string, string[]>();
  for (const { id } of schools)
    classes.set(
      id,
      [await given.classGroup({ schoolId: id }), await given.classGroup({ schoolId: id })].map((one) => one.id),
    );
  const members: Member[] = [];
  for (let person = 0; person < 5; person += 1) {
    const role = person % 2 === 0 ? 'student' : 'teacher';
    const stretch = (from: string): Stretch => {
      const schoolId = schools[below(3)]!.id;
      return {
        id: newId(),
        from,
        schoolId,
        classGroupId: role === 'student' ? classes.get(schoolId)![below(2)]! : null,
      };
    };
    const { person: made } = await given.person({ role, schoolId: schools[0]!.id });
    const changes = [...new Set(Array.from({ length: below(4) }, () => days[below(days.length)]!))].sort();
    members.push({ personId: made.id, role, stretches: [stretch('2019-09-01'), ...changes.map(stretch)] });
  }
  return members;
}

describe('what people did, and the transfers that were entered', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'give the same board in whatever order they come as when each was entered in time (%d)',
    async (seed) => {
      const random = seededRandom(seed);
      const below = (count: number) => Math.floor(random.next() * count);
      const members = await someMembers(below);
      const lessons = Array.from({ length: 4 }, () => ({ courseId: newId(), courseRunId: newId(), lessonId: newId() }));
      const transfers = members.flatMap((member) =>
        member.stretches.slice(1).map((entered): Step => ({ member, entered })),
      );
      const events = members.flatMap((member) =>
        Array.from({ length: 14 }, (): Step => {
          const at = startOfSchoolDay(days[below(days.length)]!).getTime() + below(24 * 60) * 60_000;
          const kind = below(3) === 0 ? ('lesson.attested' as const) : ('lesson.played' as const);
          const draft = { id: newId(), kind, occurredAt: new Date(at), wallSeconds: [20, 60][below(2)]! };
          return { member, draft: { ...draft, ...lessons[below(4)]!, secondsFrom: null, secondsTo: null } };
        }),
      );
      const shuffled = [...transfers, ...events]
        .map((step) => ({ step, at: random.next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ step }) => step);
      const inTime = await boardAfter(members, [...transfers, ...shuffled.filter((step) => 'draft' in step)]);
      const inAnyOrder = await boardAfter(members, shuffled);
      expect(inTime.moved).toBe(0);
      expect(inAnyOrder.moved).toBeGreaterThan(0);
      expect(inAnyOrder.board).toEqual(inTime.board);
    },
  );
});
