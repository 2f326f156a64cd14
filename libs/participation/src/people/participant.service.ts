import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  decodeCursor,
  idList,
  idText,
  isId,
  AppError,
  pageOf,
  pageSize,
  type Actor,
  type Page,
  type PageRequest,
  type Role,
} from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { CountedCatalogue } from '../board/catalogue.js';
import { ParticipationCounts, type CountedPerson } from '../counts/questions.js';
import { countedScope, scopeOf, type ParticipationFilter } from '../participation-filter.js';

/** A participant, with what they did in the scope. */
export interface Participant {
  readonly personId: string;
  readonly displayName: string;
  readonly accountName: string;
  readonly schoolName: string;
  readonly classGroupName: string | null;
  readonly role: Role;
  readonly participations: number;
  readonly visits: number;
  readonly creditedSeconds: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

interface NameRow {
  id: Buffer;
  display_name: string;
  account_name: string;
}

interface ClassRow {
  id: Buffer;
  name: string;
}

/** The people behind a number of the board. */
@Injectable()
export class ParticipantService {
  constructor(
    private readonly counts: ParticipationCounts,
    private readonly catalogue: CountedCatalogue,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /**
   * Participants of the scope in the order of their ids: as many as the board counts.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID, CURSOR_INVALID, REPORTING_AWAY, REPORTING_PREPARING
   */
  async list(actor: Actor, filter: ParticipationFilter, page: PageRequest): Promise<Page<Participant>> {
    const names = await this.catalogue.read();
    const scope = countedScope(scopeOf(actor, filter, names.tree));
    const after = page.after == null ? null : personOfCursor(page.after);
    const { people, total } = await this.counts.people(scope, after, pageSize(page) + 1);
    const named = await this.name(people, names.schools);
    return pageOf(
      named,
      page,
      ({ personId }) => [personId],
      () => Promise.resolve(total),
    );
  }

  private async name(people: readonly CountedPerson[], schools: ReadonlyMap<string, string>): Promise<Participant[]> {
    const ids = idList(people.map(({ personId }) => personId));
    const named: NameRow[] = await this.database.query(
      'SELECT id, display_name, account_name FROM person WHERE id IN (?)',
      [ids],
    );
    const classIds = idList(people.flatMap(({ classGroupId }) => classGroupId ?? []));
    const classes: ClassRow[] = await this.database.query('SELECT id, name FROM class_group WHERE id IN (?)', [
      classIds,
    ]);
    const byId = new Map(named.map((person) => [idText(person.id), person]));
    const classOf = new Map(classes.map(({ id, name }) => [idText(id), name]));
    return people.map(({ schoolId, classGroupId, creditedMilliseconds, firstAt, lastAt, ...rest }) => ({
      ...rest,
      displayName: byId.get(rest.personId)?.display_name ?? '',
      accountName: byId.get(rest.personId)?.account_name ?? '',
      schoolName: schools.get(schoolId) ?? '',
      classGroupName: (classGroupId && classOf.get(classGroupId)) || null,
      creditedSeconds: creditedMilliseconds / 1000,
      ...{ firstAt: new Date(firstAt), lastAt: new Date(lastAt) },
    }));
  }
}

function personOfCursor(cursor: string): string {
  const [personId] = decodeCursor(cursor, 1);
  if (!isId(personId)) throw new AppError('CURSOR_INVALID');
  return personId;
}
