import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Brackets, DataSource, type SelectQueryBuilder } from 'typeorm';
import { Clock, idBytes, paginate, type Actor, type Page, type PageRequest, type Role } from '@yunqiao/platform';
import { OrganisationScope } from '../organisation/organisation-scope.js';
import { containing, foldSearch } from '../search/search-keys.js';
import { PersonScope } from './person-scope.js';
import { Person } from './person.entity.js';

/** Which people are wanted. */
export interface PersonFilter {
  /** Who belongs to this organisation or to one below it. */
  readonly organisationId?: string | null;
  readonly classGroupId?: string | null;
  /** Who is this today. */
  readonly role?: Role | null;
  /** Part of a name, its pinyin, its initials, or the number. */
  readonly search?: string | null;
}

/** Where administrators look people up. */
@Injectable()
export class PersonDirectory {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly people: PersonScope,
    private readonly organisations: OrganisationScope,
    private readonly clock: Clock,
  ) {}

  /** @throws PERSON_NOT_FOUND, also for somebody whom the actor does not administer */
  get(actor: Actor, id: string): Promise<Person> {
    return this.people.require(actor, id);
  }

  /** People whom the actor administers, in the order of their pinyin. */
  async list(actor: Actor, filter: PersonFilter, page: PageRequest): Promise<Page<Person>> {
    const query = this.database.createQueryBuilder(Person, 'person');
    this.people.limit(query, actor);
    if (filter.organisationId) this.people.within(query, await this.organisations.below([filter.organisationId]));
    if (filter.classGroupId || filter.role) this.limitToMembers(query, filter);
    if (filter.search) matching(query, filter.search);
    return paginate(query, [{ column: 'person.pinyin' }, { column: 'person.id' }], page);
  }

  private limitToMembers(query: SelectQueryBuilder<Person>, { classGroupId, role }: PersonFilter): void {
    const today = this.clock.today();
    query.andWhere(isMember, {
      today,
      anyClass: classGroupId ? 0 : 1,
      classGroupId: classGroupId ? idBytes(classGroupId) : null,
      anyRole: role ? 0 : 1,
      role: role ?? null,
    });
  }
}

const isMember = `EXISTS (
  SELECT 1 FROM membership WHERE membership.person_id = person.id
  AND membership.valid_from <= :today AND (membership.valid_to IS NULL OR membership.valid_to > :today)
  AND (:anyClass = 1 OR membership.class_group_id = :classGroupId) AND (:anyRole = 1 OR membership.role = :role)
)`;

function matching(query: SelectQueryBuilder<Person>, search: string): void {
  const patterns = { words: containing(search.trim()), pattern: containing(foldSearch(search)) };
  query.andWhere(
    new Brackets((any) =>
      any
        .where('person.displayName LIKE :words', patterns)
        .orWhere('person.displayName LIKE :pattern')
        .orWhere('person.pinyin LIKE :pattern')
        .orWhere('person.initials LIKE :pattern')
        .orWhere('person.accountName LIKE :pattern'),
    ),
  );
}
