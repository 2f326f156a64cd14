import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  decodeCursor,
  idBytes,
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
import { BoardService, type BoardBasis } from '../board/board.service.js';
import { countPerson, ScopeTest, type ActivityCounts } from '../board/counts.js';
import type { CopiedEvent } from '../log/log-copy.js';
import type { ParticipationFilter } from '../participation-filter.js';

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

interface Found {
  readonly personId: string;
  readonly counts: ActivityCounts;
  readonly events: readonly CopiedEvent[];
}

interface NameRow {
  id: Buffer;
  display_name: string;
  account_name: string;
}

/** The people behind a number of the board. */
@Injectable()
export class ParticipantService {
  constructor(
    private readonly boards: BoardService,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /**
   * Participants of the scope in the order of their ids: as many as the board counts.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID, CURSOR_INVALID
   */
  async list(actor: Actor, filter: ParticipationFilter, page: PageRequest): Promise<Page<Participant>> {
    const basis = await this.boards.basis(actor, filter);
    const found = findParticipants(basis);
    const after = page.after == null ? '' : personOfCursor(page.after);
    const rows = found.filter(({ personId }) => personId > after).slice(0, pageSize(page) + 1);
    const named = await this.name(basis, rows);
    return pageOf(
      named,
      page,
      ({ personId }) => [personId],
      () => Promise.resolve(found.length),
    );
  }

  private async name({ names, log }: BoardBasis, rows: readonly Found[]): Promise<Participant[]> {
    if (rows.length === 0) return [];
    const people: NameRow[] = await this.database.query(
      'SELECT id, display_name, account_name FROM person WHERE id IN (?)',
      [rows.map(({ personId }) => idBytes(personId))],
    );
    const lastEvents = rows.map(({ events }) => idOf(events[events.length - 1]!));
    const classes: { id: Buffer; name: string | null }[] = await this.database.query(
      'SELECT event.id, class_group.name FROM activity_event AS event LEFT JOIN class_group ON class_group.id = event.class_group_id WHERE event.id IN (?)',
      [lastEvents],
    );
    const byId = new Map(people.map((person) => [idText(person.id), person]));
    const classOf = new Map(classes.map(({ id, name }) => [id.toString('latin1'), name]));
    return rows.map(({ personId, counts, events }) => {
      const last = events[events.length - 1]!;
      return {
        personId,
        displayName: byId.get(personId)?.display_name ?? '',
        accountName: byId.get(personId)?.account_name ?? '',
        schoolName: names.schools.get(log.copy.schools.texts[last.school]!) ?? '',
        classGroupName: classOf.get(last.id) ?? null,
        role: last.role as Role,
        participations: counts.participations,
        visits: counts.visits,
        creditedSeconds: counts.creditedMilliseconds / 1000,
        firstAt: new Date(Math.min(...events.map((event) => event.startedAt))),
        lastAt: new Date(last.occurredAt),
      };
    });
  }
}

/** Counted with the same rule as the board, person by person. */
function findParticipants({ log, names, scope }: BoardBasis): Found[] {
  const test = new ScopeTest(scope, log.copy, names.categories);
  const found: Found[] = [];
  for (const [personId, all] of log.copy.people) {
    if (log.testPeople.has(personId)) continue;
    const counts = countPerson(all, test);
    if (!counts || counts.participants === 0) continue;
    const events = all
      .filter((event) => test.holds(event, event.occurredAt))
      .sort((a, b) => a.occurredAt - b.occurredAt);
    found.push({ personId, counts, events });
  }
  return found.sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function idOf(event: CopiedEvent): Buffer {
  return Buffer.from(event.id, 'latin1');
}

function personOfCursor(cursor: string): string {
  const [personId] = decodeCursor(cursor, 1);
  if (!isId(personId)) throw new AppError('CURSOR_INVALID');
  return personId;
}
