import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { AppError, type Actor } from '@yunqiao/platform';
import { searchKeys } from '../search/search-keys.js';
import { Person, type PersonLocale } from './person.entity.js';

/** What people may change about themselves. */
export interface ProfileChanges {
  readonly displayName?: string | null;
  readonly locale?: PersonLocale | null;
}

/** Finds people for other rooms, and lets them look after their own profile. */
@Injectable()
export class PeopleService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** For other rooms and loaders: people by id, in no order, whoever asks. */
  findByIds(ids: readonly string[]): Promise<Person[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.manager.findBy(Person, { id: In([...ids]) });
  }

  /** Null when nobody has this id. */
  findById(id: string): Promise<Person | null> {
    return this.database.manager.findOneBy(Person, { id });
  }

  /** Who is signed in. */
  async me(actor: Actor): Promise<Person> {
    const person = await this.findById(actor.personId);
    if (!person) throw new AppError('NOT_SIGNED_IN');
    return person;
  }

  /** Changes one's own name or language. */
  async updateProfile(actor: Actor, changes: ProfileChanges): Promise<Person> {
    return this.database.transaction(async (tx) => {
      const person = await tx.findOneOrFail(Person, {
        where: { id: actor.personId },
        lock: { mode: 'pessimistic_write' },
      });
      if (changes.displayName != null) Object.assign(person, nameOf(changes.displayName));
      if (changes.locale != null) person.locale = changes.locale;
      return tx.save(person);
    });
  }
}

/** A name with the keys by which it is found. */
export function nameOf(displayName: string): Pick<Person, 'displayName' | 'pinyin' | 'initials'> {
  const name = displayName.trim();
  return { displayName: name, ...searchKeys(name, 'person') };
}
