import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AppError, Clock, idBytes, idText, paginate, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { createOnce } from '../database/create-once.js';
import { Membership } from '../membership/membership.entity.js';
import { OrganisationScope } from '../organisation/organisation-scope.js';
import { Organisation } from '../organisation/organisation.entity.js';
import {
  administeredSchools,
  administeredTrees,
  isPlatformAdministrator,
  requireAdministersSchool,
} from '../organisation/organisation.policy.js';
import { Person } from '../person/person.entity.js';
import { beginningWith, containing } from '../search/search-keys.js';
import { ClassGroup } from './class-group.entity.js';

/** Which classes are wanted. */
export interface ClassGroupFilter {
  readonly schoolId: string;
  /** Part of a name, or a grade. */
  readonly search?: string | null;
  readonly includeClosed?: boolean | null;
}

/** A new class; its id is made by the client. */
export type NewClassGroup = Pick<ClassGroup, 'id' | 'schoolId' | 'name' | 'grade'>;

/** What is to be different; what is missing or null stays. */
export interface ClassGroupChanges {
  readonly id: string;
  readonly version: number;
  readonly name?: string | null;
  readonly grade?: number | null;
  readonly closed?: boolean | null;
}

/** Classes and who is in them. */
@Injectable()
export class ClassGroupService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly scope: OrganisationScope,
    private readonly clock: Clock,
  ) {}

  /** For other rooms and loaders: classes by id, in no order, whoever asks. */
  findByIds(ids: readonly string[]): Promise<ClassGroup[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.manager.findBy(ClassGroup, { id: In([...ids]) });
  }

  /**
   * For other rooms: the memberships of the students of these classes on `day`, without people who are disabled. Within a
   * transaction that others wait for it is asked by `tx`: it would wait for a second connection, which they hold.
   */
  studentsOn(
    classGroupIds: readonly string[],
    day: string,
    tx: EntityManager = this.database.manager,
  ): Promise<Membership[]> {
    if (classGroupIds.length === 0) return Promise.resolve([]);
    return tx
      .createQueryBuilder(Membership, 'membership')
      .innerJoin(Person, 'person', 'person.id = membership.personId AND person.disabledAt IS NULL')
      .where('membership.classGroupId IN (:...ids)', { ids: classGroupIds.map(idBytes) })
      .andWhere("membership.role = 'student' AND membership.validFrom <= :day", { day })
      .andWhere('(membership.validTo IS NULL OR membership.validTo > :day)')
      .orderBy('membership.id')
      .getMany();
  }

  /** How many students each class has today. */
  async countStudents(classGroupIds: readonly string[]): Promise<Map<string, number>> {
    const today = this.clock.today();
    const rows = await this.database.query<{ id: Buffer; students: number | string }[]>(countStudents, [
      classGroupIds.map(idBytes),
      today,
      today,
    ]);
    return new Map(rows.map(({ id, students }) => [idText(id), Number(students)]));
  }

  /**
   * Classes of a school, newest grade first; closed ones only when they are asked for. For its administrators, those above it, and trainers of the same alliance, who
   * enrol classes.
   * @throws ORGANISATION_NOT_FOUND
   */
  async list(
    actor: Actor,
    { schoolId, search, includeClosed }: ClassGroupFilter,
    page: PageRequest,
  ): Promise<Page<ClassGroup>> {
    await this.requireReads(actor, schoolId);
    const query = this.database
      .createQueryBuilder(ClassGroup, 'classGroup')
      .where('classGroup.schoolId = :schoolId', { schoolId: idBytes(schoolId) });
    if (!includeClosed) query.andWhere('classGroup.closedAt IS NULL');
    const typed = search?.normalize('NFKC').trim();
    if (typed) {
      query.andWhere('(classGroup.name LIKE :pattern OR CAST(classGroup.grade AS CHAR) LIKE :begin)', {
        pattern: containing(typed),
        begin: beginningWith(typed),
      });
    }
    const order = [
      { column: 'classGroup.grade', direction: 'DESC' },
      { column: 'classGroup.name' },
      { column: 'classGroup.id' },
    ] as const;
    return paginate(query, order, page);
  }

  /**
   * The same id twice is the same as once.
   * @throws ORGANISATION_NOT_FOUND, CONFLICT
   */
  async create(actor: Actor, wanted: NewClassGroup): Promise<ClassGroup> {
    requireAdministersSchool(actor, wanted.schoolId);
    const school = await this.database.manager.findOneBy(Organisation, { id: wanted.schoolId });
    if (school?.kind !== 'school' || school.closedAt) throw new AppError('ORGANISATION_NOT_FOUND');
    const { id, schoolId, grade } = wanted;
    const facts = { id, schoolId, grade, name: wanted.name.trim() };
    return createOnce(
      () => this.findSame(facts),
      () => this.database.manager.save(this.database.manager.create(ClassGroup, { ...facts, closedAt: null })),
    );
  }

  /** @throws CLASS_GROUP_NOT_FOUND, also for a class of a school that the actor does not administer; CONFLICT */
  update(actor: Actor, changes: ClassGroupChanges): Promise<ClassGroup> {
    return this.database.transaction(async (tx) => {
      const classGroup = await tx.findOne(ClassGroup, {
        where: { id: changes.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!classGroup || !mayChange(actor, classGroup)) throw new AppError('CLASS_GROUP_NOT_FOUND');
      if (classGroup.version !== changes.version) throw new AppError('CONFLICT');

      if (changes.name != null) classGroup.name = changes.name.trim();
      if (changes.grade != null) classGroup.grade = changes.grade;
      if (changes.closed != null)
        classGroup.closedAt = changes.closed ? (classGroup.closedAt ?? this.clock.now()) : null;
      return tx.save(classGroup);
    });
  }

  private async requireReads(actor: Actor, schoolId: string): Promise<void> {
    if (isPlatformAdministrator(actor)) return;
    if ((await this.scope.below(administeredTrees(actor))).includes(schoolId)) return;
    const teaching = actor.memberships
      .filter(({ role }) => role === 'trainer')
      .map(({ organisationId }) => organisationId);
    const alliance = await this.scope.below(await this.scope.rootsOf(teaching));
    if (!alliance.includes(schoolId)) throw new AppError('ORGANISATION_NOT_FOUND');
  }

  private async findSame(facts: NewClassGroup): Promise<ClassGroup | null> {
    const known = await this.database.manager.findOneBy(ClassGroup, { id: facts.id });
    if (!known) return null;
    if (known.schoolId !== facts.schoolId || known.name !== facts.name || known.grade !== facts.grade)
      throw new AppError('CONFLICT');
    return known;
  }
}

const countStudents = `
SELECT membership.class_group_id AS id, COUNT(DISTINCT membership.person_id) AS students
FROM membership JOIN person ON person.id = membership.person_id AND person.disabled_at IS NULL
WHERE membership.class_group_id IN (?) AND membership.role = 'student'
  AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?)
GROUP BY membership.class_group_id`;

function mayChange(actor: Actor, { schoolId }: ClassGroup): boolean {
  return isPlatformAdministrator(actor) || administeredSchools(actor).includes(schoolId);
}
