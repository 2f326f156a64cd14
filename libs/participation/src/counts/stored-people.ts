import type { Role } from '@yunqiao/platform';
import { QUALIFYING_MILLISECONDS, QUALIFYING_SESSION_MILLISECONDS } from '../definitions.js';
import { activityOfRow } from '../facts/fact-rows.js';
import { groupBy } from '../facts/group-by.js';
import { factRoles } from '../facts/person-event.js';
import type { ActivityFact } from '../facts/person-facts.js';
import type { Numbers } from '../log/numbers.js';
import { joined } from '../statement.js';
import type { Select, SelectedRow } from '../store/fact-store.js';
import { factTables } from '../store/tables.js';
import { hexOfId, idOfHex } from './fact-ids.js';
import { windowScope, type Narrowing } from './narrowing.js';
import { factsOfPeople, findPeople, visitsOfPeople } from './people-statements.js';
import type { CountedFigure, CountedPerson, PeopleAnswer, PeoplePage } from './questions.js';

type Told = Omit<CountedPerson, 'personId' | 'visits'>;

/** Tells who stands behind a figure. */
export class StoredPeople {
  constructor(private readonly numbers: Numbers) {}

  async list(
    select: Select,
    narrowing: Narrowing,
    figure: CountedFigure,
    { among, after, first }: PeoplePage,
  ): Promise<Omit<PeopleAnswer, 'asOf'>> {
    const found = findPeople(figure, narrowing, windowScope(narrowing, 'total'));
    const ids = among?.map(hexOfId);
    const wanted = joined(
      ...["FROM numbered_id WHERE kind = 'person' AND number IN (", found, ')'],
      ids ? { sql: "AND id IN (SELECT UNNEST(STRING_SPLIT(?, ',')))", parameters: [ids.join(',')] } : '',
    );
    const [total] = await select(joined('SELECT COUNT(*) AS total', wanted));
    const page = await select(
      joined('SELECT number, id', wanted, {
        sql: 'AND id > ? ORDER BY id LIMIT ?',
        parameters: [after === null ? '' : hexOfId(after), first],
      }),
    );
    return { total: Number(total!['total']), people: await this.tell(select, narrowing, page) };
  }

  /** What each person of a page did in the scope. */
  private async tell(select: Select, narrowing: Narrowing, page: readonly SelectedRow[]): Promise<CountedPerson[]> {
    if (page.length === 0) return [];
    const people = page.map(({ number }) => Number(number));
    const facts = groupBy(await select(factsOfPeople(narrowing, people)), ({ person }) => Number(person));
    const visits = new Map(
      (await select(visitsOfPeople(narrowing, people))).map((row) => [Number(row['person']), row]),
    );
    return page.map(({ number, id }) => {
      const visited = visits.get(Number(number));
      const mine = facts.get(Number(number));
      return {
        personId: idOfHex(String(id)),
        visits: Number(visited?.['visits'] ?? 0),
        ...(mine ? this.summary(mine.map(factOfSelected)) : this.visitor(visited!)),
      };
    });
  }

  private summary(facts: readonly ActivityFact[]): Told {
    const last = facts.reduce((latest, fact) => (fact.lastAt >= latest.lastAt ? fact : latest));
    return {
      participations: participationsIn(facts),
      creditedMilliseconds: facts.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
      firstAt: new Date(Math.min(...facts.map(({ firstAt }) => firstAt))).toISOString(),
      lastAt: new Date(last.lastAt).toISOString(),
      ...this.place(last),
    };
  }

  /** Of a visit that began before midnight nothing else may lie in the period. */
  private visitor({ school, role, class_group: classGroup }: SelectedRow): Told {
    return {
      ...{ participations: 0, creditedMilliseconds: 0, firstAt: null, lastAt: null },
      ...this.place({ school: Number(school), role: Number(role), classGroup: Number(classGroup) }),
    };
  }

  private place({ school, role, classGroup }: Pick<ActivityFact, 'school' | 'role' | 'classGroup'>) {
    return {
      schoolId: idOfHex(this.numbers.textOf('school', school)),
      classGroupId: classGroup === 0 ? null : idOfHex(this.numbers.textOf('classGroup', classGroup)),
      role: factRoles[role - 1]! satisfies Role,
    };
  }
}

function factOfSelected(row: SelectedRow): ActivityFact {
  return activityOfRow(factTables.activity.columns.map((column) => Number(row[column])));
}

/** Occurrences that count by all that was done in them. */
function participationsIn(facts: readonly ActivityFact[]): number {
  const occurrences = groupBy(facts, ({ occurrence }) => occurrence);
  return [...occurrences.values()].filter((mine) => {
    const milliseconds = mine.reduce((sum, fact) => sum + fact.milliseconds, 0);
    if (mine[0]!.course === 0) return milliseconds >= QUALIFYING_SESSION_MILLISECONDS;
    const isRead = mine.some(({ isCompleted }) => isCompleted) && !mine.some(({ isPlayed }) => isPlayed);
    const isAttested = mine.some(({ attested }) => attested > 0);
    return isAttested || milliseconds >= QUALIFYING_MILLISECONDS || isRead;
  }).length;
}
