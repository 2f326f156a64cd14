import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { containing, foldSearch } from '@yunqiao/identity';
import { Clock, paginate, startOfSchoolDay, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import type { ResearchSession } from './research-session.entity.js';
import { SessionAccess } from './session-access.js';
import { AHEAD } from './session-life.js';

/** Which sessions somebody looks for. */
export const SessionTime = {
  /** Those of this school day, over or not. */
  today: 'today',
  /** To come and under way; cancelled ones until their time has passed. */
  upcoming: 'upcoming',
  past: 'past',
  /** Those of which a replay can be watched, also of colleagues in the alliance. */
  replays: 'replays',
} as const;
export type SessionTime = keyof typeof SessionTime;

/** Which sessions somebody looks for who makes them. */
export const StudioSessionTime = { draft: 'draft', upcoming: 'upcoming', past: 'past' } as const;
export type StudioSessionTime = keyof typeof StudioSessionTime;

const DAY = 24 * 3600 * 1000;
const over = ['ended', 'publishing', 'published'];

/** Lists sessions: one's own, and those that one makes. */
@Injectable()
export class SessionReader {
  constructor(
    private readonly access: SessionAccess,
    private readonly clock: Clock,
  ) {}

  /** Sessions that the actor holds, has a part in or is invited to, and all of which they may watch the replay; past ones the latest first. */
  async findOwn(actor: Actor, when: SessionTime, page: PageRequest): Promise<Page<ResearchSession>> {
    if (when === 'replays') return inOrder(await this.access.watchable(actor), when, page);
    const query = await this.access.own(actor);
    if (when === 'today') this.limitToToday(query);
    else this.limitTo(query, when);
    return inOrder(query, when, page);
  }

  /** Sessions that the actor manages, found by title. */
  async findManaged(
    actor: Actor,
    { when, search }: { when: StudioSessionTime; search?: string | null },
    page: PageRequest,
  ): Promise<Page<ResearchSession>> {
    const query = await this.access.managed(actor);
    if (when === 'draft') query.andWhere("session.state = 'draft'");
    else this.limitTo(query, when);
    const words = search?.trim();
    if (words) {
      query.andWhere('(session.title LIKE :words OR session.pinyin LIKE :keys OR session.initials LIKE :keys)', {
        words: containing(words),
        keys: containing(foldSearch(words)),
      });
    }
    return inOrder(query, when, page);
  }

  private limitTo(query: SelectQueryBuilder<ResearchSession>, when: 'upcoming' | 'past'): void {
    if (when === 'past') {
      query.andWhere(
        new Brackets((any) =>
          any
            .where('session.state IN (:...over)', { over })
            .orWhere("session.state = 'cancelled' AND session.endsAt < :now", { now: this.clock.now() }),
        ),
      );
      return;
    }
    query.andWhere(
      new Brackets((any) =>
        any
          .where('session.state IN (:...ahead)', { ahead: AHEAD })
          .orWhere("session.state = 'cancelled' AND session.endsAt >= :now", { now: this.clock.now() }),
      ),
    );
  }

  private limitToToday(query: SelectQueryBuilder<ResearchSession>): void {
    const from = startOfSchoolDay(this.clock.today());
    query.andWhere('session.startsAt >= :from AND session.startsAt < :to', {
      from,
      to: new Date(from.getTime() + DAY),
    });
  }
}

function inOrder(
  query: SelectQueryBuilder<ResearchSession>,
  when: SessionTime | StudioSessionTime,
  page: PageRequest,
): Promise<Page<ResearchSession>> {
  const direction = when === 'past' || when === 'replays' ? 'DESC' : 'ASC';
  return paginate(
    query,
    [
      { column: 'session.startsAt', direction },
      { column: 'session.id', direction },
    ],
    page,
  );
}
