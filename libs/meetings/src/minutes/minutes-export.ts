import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { Person } from '@yunqiao/identity';
import type { Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import type { MinutesBlock } from './minutes-blocks.js';
import { makeMinutesPage } from './minutes-page.js';
import { MinutesService } from './minutes.service.js';
import type { Language } from '../taken-along.js';
import type { PrintedTodo } from './minutes-words.js';

/** Minutes with everything that stands on paper. */
export interface PrintedMinutes {
  readonly session: Pick<ResearchSession, 'title' | 'startsAt' | 'endsAt'>;
  readonly blocks: readonly MinutesBlock[];
  readonly todos: readonly PrintedTodo[];
  readonly language: Language;
}

/** Minutes to take along. What writes Word and PDF is megabytes of code: it is loaded with the first minutes that want it. */
@Injectable()
export class MinutesExport {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly minutes: MinutesService,
  ) {}

  /** For Word and WPS. @throws SESSION_NOT_FOUND */
  async docx(actor: Actor, sessionId: string, language: Language): Promise<Buffer> {
    const { makeMinutesDocx } = await import('./minutes-docx.js');
    return makeMinutesDocx(await this.print(actor, sessionId, language));
  }

  /** As a PDF. @throws SESSION_NOT_FOUND, PDF_FONT_MISSING */
  async pdf(actor: Actor, sessionId: string, language: Language): Promise<Buffer> {
    const { makeMinutesPdf } = await import('./minutes-pdf.js');
    return makeMinutesPdf(await this.print(actor, sessionId, language));
  }

  /** As a page. @throws SESSION_NOT_FOUND */
  async page(actor: Actor, sessionId: string, language: Language): Promise<string> {
    return makeMinutesPage(await this.print(actor, sessionId, language));
  }

  private async print(actor: Actor, sessionId: string, language: Language): Promise<PrintedMinutes> {
    const { session, blocks, todos } = await this.minutes.copy(actor, sessionId);
    const ids = todos.flatMap(({ ownerPersonId }) => ownerPersonId ?? []);
    const owners = ids.length > 0 ? await this.database.manager.findBy(Person, { id: In(ids) }) : [];
    const names = new Map(owners.map(({ id, displayName }) => [id, displayName]));
    const printed = todos.map(({ text, ownerPersonId, dueOn, doneAt }) => ({
      ...{ text, dueOn, isDone: doneAt !== null },
      ownerName: ownerPersonId === null ? null : (names.get(ownerPersonId) ?? null),
    }));
    return { session, blocks, todos: printed, language };
  }
}
