import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppError } from '@yunqiao/platform';
import { Term } from './term.entity.js';

/** Terms come with migrations and do not change while the process runs, so they are read once. */
@Injectable()
export class TermService {
  private known: Promise<ReadonlyMap<string, Term>> | null = null;

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** All terms, the earliest first. */
  async findAll(): Promise<Term[]> {
    return [...(await this.byId()).values()];
  }

  /** Terms that are over, the one of this day, and the one after it. */
  async findUntilNext(day: string): Promise<Term[]> {
    const terms = await this.findAll();
    return terms.slice(0, terms.findIndex((term) => term.startsOn > day) + 1);
  }

  /** @throws TERM_NOT_FOUND */
  async get(id: string): Promise<Term> {
    const term = (await this.byId()).get(id);
    if (!term) throw new AppError('TERM_NOT_FOUND');
    return term;
  }

  /** The term in which a school day lies; null for a day before the first or after the last. */
  async findOn(day: string): Promise<Term | null> {
    return (await this.findAll()).find((term) => term.startsOn <= day && day <= term.endsOn) ?? null;
  }

  /** All terms by their ids. */
  byId(): Promise<ReadonlyMap<string, Term>> {
    this.known ??= this.read().catch((error: unknown) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  private async read(): Promise<ReadonlyMap<string, Term>> {
    const terms = await this.database.manager.find(Term, { order: { startsOn: 'ASC' } });
    return new Map(terms.map((term) => [term.id, term]));
  }
}
