import { Injectable } from '@nestjs/common';
import { pageOf, pageSize, type Actor, type Page, type PageRequest, type Role } from '@yunqiao/platform';
import { CountedCatalogue } from '../board/catalogue.js';
import { ParticipationCounts, type CountedFigure, type CoveredMember } from '../counts/questions.js';
import { countedScope, scopeOf, type ParticipationFilter } from '../participation-filter.js';
import { NamesOfPeople, personOfCursor, type PersonName } from './names-of-people.js';

/** Somebody behind a figure, with what they did in the scope. */
export interface Participant extends PersonName {
  readonly personId: string;
  readonly role: Role;
  readonly participations: number;
  readonly visits: number;
  readonly creditedSeconds: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/** Somebody whom the courses reach, and why. */
export type CoveredPerson = CoveredMember & PersonName;

/** Which of the people are wanted. */
export interface PeopleRequest extends PageRequest {
  /** Part of a name, its pinyin, its initials, or the number. */
  readonly search?: string | null;
}

/** The people behind a number of the board. */
@Injectable()
export class ParticipantService {
  constructor(
    private readonly counts: ParticipationCounts,
    private readonly catalogue: CountedCatalogue,
    private readonly names: NamesOfPeople,
  ) {}

  /**
   * The people behind a figure in the order of their ids: as many as the board counts.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID, CURSOR_INVALID, REPORTING_AWAY, REPORTING_PREPARING
   */
  async list(
    actor: Actor,
    filter: ParticipationFilter,
    figure: CountedFigure,
    page: PeopleRequest,
  ): Promise<Page<Participant>> {
    const { schools, tree } = await this.catalogue.places();
    const scope = countedScope(scopeOf(actor, filter, tree));
    const { people, total } = await this.counts.people(scope, figure, await this.wanted(page));
    const named = (await this.names.name(people, schools)).map(({ creditedMilliseconds, firstAt, lastAt, ...one }) => ({
      ...one,
      creditedSeconds: creditedMilliseconds / 1000,
      ...{ firstAt: firstAt === null ? null : new Date(firstAt), lastAt: lastAt === null ? null : new Date(lastAt) },
    }));
    return pageOfPeople(named, page, total);
  }

  /**
   * The people behind the coverage in the order of their ids, each with the courses by which they are reached.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID, CURSOR_INVALID, REPORTING_AWAY, REPORTING_PREPARING
   */
  async covered(actor: Actor, filter: ParticipationFilter, page: PeopleRequest): Promise<Page<CoveredPerson>> {
    const { schools, tree } = await this.catalogue.places();
    const scope = countedScope(scopeOf(actor, filter, tree));
    const { people, total } = await this.counts.covered(scope, await this.wanted(page));
    return pageOfPeople(await this.names.name(people, schools), page, total);
  }

  private async wanted(page: PeopleRequest) {
    const after = personOfCursor(page.after);
    return { among: await this.names.idsFound(page.search), after, first: pageSize(page) + 1 };
  }
}

function pageOfPeople<Person extends { personId: string }>(
  people: Person[],
  page: PageRequest,
  total: number,
): Page<Person> {
  return pageOf(
    people,
    page,
    ({ personId }) => [personId],
    () => Promise.resolve(total),
  );
}
