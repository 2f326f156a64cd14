import { ActivityCorrections, ActivityLog, CorrectionReader, Restatement } from '@yunqiao/activity';
import { newId, type Actor } from '@yunqiao/platform';
import { CountedCatalogue } from '../board/catalogue.js';
import { ParticipationEventsService } from '../people/participation-events.service.js';
import { openCountedTerm, type CountedTerm, type TermEvent } from '../testing/counted-term.js';
import { CorrectionListService, type CorrectedEvents } from './correction-list.service.js';
import { EventCorrectionsService, type WantedCorrection } from './event-corrections.service.js';

const minute = 60_000;
const period = { from: '2020-03-02', to: '2020-06-30' };
const filter = { ...period, audience: 'everyone', attested: 'with' } as const;

let term: CountedTerm;
let events: ParticipationEventsService;
let list: CorrectionListService;
let corrections: EventCorrectionsService;
let person: TermEvent;
let administrator: Actor;

beforeAll(async () => {
  term = await openCountedTerm(20_200_512);
  const { source } = term.database;
  const [catalogue, log, reader] = [
    new CountedCatalogue(source),
    new ActivityLog(term.clock),
    new CorrectionReader(source),
  ];
  const appended = new ActivityCorrections(log, reader, term.clock);
  events = new ParticipationEventsService(source, catalogue);
  list = new CorrectionListService(source, catalogue);
  const restatement = new Restatement(log, reader, appended);
  corrections = new EventCorrectionsService(source, catalogue, appended, reader, restatement, list);
  person = term.events.find(({ personId, courseId }) => courseId !== null && !term.testPeople.has(personId))!;
  administrator = { ...term.actor('schoolAdministrator', person.schoolId), personId: person.personId };
});
afterAll(() => term.database.close());

/** The person played some minutes of a lesson on a day. */
async function played(at: string, more: Partial<TermEvent> = {}): Promise<TermEvent> {
  const occurredAt = Date.parse(at);
  const event = {
    ...person,
    id: newId(),
    kind: 'lesson.played',
    occurredAt,
    creditedFrom: occurredAt - minute,
    ...more,
  };
  await term.append(event);
  return event;
}

function wanted({ id, personId }: TermEvent, more: Partial<WantedCorrection> = {}): WantedCorrection {
  return { id: newId(), personId, eventId: id, extent: 'event', reason: '同学代刷', ...more };
}

async function shown({ id, personId }: TermEvent, actor = administrator) {
  const { edges } = await events.list(actor, filter, personId, { first: 100 });
  return edges.map(({ node }) => node).find((event) => event.id === id);
}

const corrected = async (actor = administrator, more = {}) =>
  (await list.list(actor, { from: '2020-07-01', to: '2020-07-01', ...more }, { first: 100 })).edges.map(
    ({ node }) => node,
  );

describe('striking what somebody did', () => {
  it('is shown on the event: by whom, when and why', async () => {
    const event = await played('2020-03-10T02:00:00Z');
    expect(await shown(event)).toMatchObject({ correction: null });
    await corrections.strike(administrator, wanted(event));
    expect(await shown(event)).toMatchObject({
      correction: {
        kind: 'struck',
        cause: 'correction',
        reason: '同学代刷',
        recordedByName: expect.stringMatching('Person'),
      },
    });
    await expect(corrections.strike(administrator, wanted(event))).rejects.toThrow('EVENT_STRUCK_ALREADY');
    await corrections.restore(administrator, wanted(event, { reason: '查明是本人' }));
    expect(await shown(event)).toMatchObject({ correction: { kind: 'restored', reason: '查明是本人' } });
  });

  it('takes all of a lesson on a day, and nothing of another day or lesson; and takes it back', async () => {
    const lessonId = newId();
    const same = [
      await played('2020-03-11T02:00:00Z', { lessonId }),
      await played('2020-03-11T03:00:00Z', { lessonId }),
      await played('2020-03-11T15:59:00Z', { lessonId }),
    ];
    const others = [await played('2020-03-11T16:01:00Z', { lessonId }), await played('2020-03-11T04:00:00Z')];
    const act = wanted(same[1]!, { extent: 'day' });
    expect(await corrections.strike(administrator, act)).toMatchObject({ kind: 'struck', events: 3 });
    expect(await corrections.strike(administrator, act)).toMatchObject({ kind: 'struck', events: 3 });
    for (const event of same) expect(await shown(event)).toMatchObject({ correction: { kind: 'struck' } });
    for (const event of others) expect(await shown(event)).toMatchObject({ correction: null });
    const back = wanted(same[0]!, { extent: 'day', reason: '查明是本人' });
    expect(await corrections.restore(administrator, back)).toMatchObject({ kind: 'restored', events: 3 });
  });

  it('is for who answers for the school; for others, and under another person, the event is not there', async () => {
    const event = await played('2020-03-12T02:00:00Z');
    const foreign = term.actor(
      'schoolAdministrator',
      term.schoolIds.find((id) => id !== person.schoolId)!,
    );
    await expect(corrections.strike(foreign, wanted(event))).rejects.toThrow('EVENT_NOT_FOUND');
    const other = term.events.find(
      ({ personId, schoolId }) => personId !== person.personId && schoolId === person.schoolId,
    )!;
    const mixed = wanted(event, { personId: other.personId });
    await expect(corrections.strike(administrator, mixed)).rejects.toThrow('EVENT_NOT_FOUND');
    expect(await shown(event)).toMatchObject({ correction: null });
  });

  it('is for the school in which the event counts now', async () => {
    const event = await played('2020-03-13T02:00:00Z');
    const elsewhere = term.schoolIds.find((id) => id !== person.schoolId)!;
    await term.correct({
      eventId: event.id,
      kind: 'moved',
      member: { role: 'teacher', schoolId: elsewhere, classGroupId: null },
    });
    await expect(corrections.strike(administrator, wanted(event))).rejects.toThrow('EVENT_NOT_FOUND');
    expect(await shown(event)).toBeUndefined();
    const there = term.actor('schoolAdministrator', elsewhere);
    expect(await shown(event, there)).toMatchObject({ correction: { kind: 'moved', cause: 'transfer', reason: null } });
    await corrections.strike(there, wanted(event));
  });
});

describe('the list of corrections', () => {
  it('is of the own school, before or after, in the period', async () => {
    const mine = await corrected();
    expect(mine.length).toBeGreaterThan(4);
    expect(mine.some(({ kind, schoolName, fromSchoolName }) => kind === 'moved' && schoolName !== fromSchoolName)).toBe(
      true,
    );
    expect(mine.map(({ recordedAt }) => recordedAt.getTime())).toEqual(
      mine.map(({ recordedAt }) => recordedAt.getTime()).sort((a, b) => b - a),
    );
    expect(await corrected(administrator, { from: '2020-07-02', to: '2020-07-02' })).toEqual([]);
    const foreign = term.schoolIds.filter((id) => id !== person.schoolId);
    await expect(corrected(administrator, { schoolIds: foreign })).rejects.toThrow('SCHOOL_NOT_FOUND');
  });

  it('is paged: page after page, each is in it once', async () => {
    const whole = await corrected();
    const paged: CorrectedEvents[] = [];
    let after: string | null = null;
    do {
      const page = await list.list(administrator, { from: '2020-07-01', to: '2020-07-01' }, { first: 2, after });
      paged.push(...page.edges.map(({ node }) => node));
      expect(await page.totalCount()).toBe(whole.length);
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
    } while (after);
    expect(paged).toEqual(whole);
  });
});
