import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { containing, foldSearch } from '@yunqiao/identity';
import { AppError, decodeCursor, idList, idText, isId } from '@yunqiao/platform';
import { DataSource } from 'typeorm';

/** How somebody is called. */
export interface PersonName {
  readonly displayName: string;
  readonly accountName: string;
  readonly schoolName: string;
  readonly classGroupName: string | null;
}

/** Somebody by ids. */
export interface UnnamedPerson {
  readonly personId: string;
  readonly schoolId: string;
  readonly classGroupId: string | null;
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

/** Looks up what the people behind a number are called. */
@Injectable()
export class NamesOfPeople {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * People whose name, its pinyin, its initials or whose number has these letters in it: of all schools, so that whoever asks has
   * to narrow them to those that the asker may see. Null when nothing is searched for.
   */
  async idsFound(search: string | null | undefined): Promise<string[] | null> {
    if (!search?.trim()) return null;
    const words = containing(search.trim());
    const folded = containing(foldSearch(search));
    const rows: { id: Buffer }[] = await this.database.query(
      `SELECT id FROM person WHERE display_name LIKE ? OR display_name LIKE ? OR pinyin LIKE ? OR initials LIKE ? OR account_name LIKE ?`,
      [words, folded, folded, folded, folded],
    );
    return rows.map(({ id }) => idText(id));
  }

  async name<Person extends UnnamedPerson>(
    people: readonly Person[],
    schools: ReadonlyMap<string, string>,
  ): Promise<(Person & PersonName)[]> {
    const named: NameRow[] = await this.database.query(
      'SELECT id, display_name, account_name FROM person WHERE id IN (?)',
      [idList(people.map(({ personId }) => personId))],
    );
    const classes: ClassRow[] = await this.database.query('SELECT id, name FROM class_group WHERE id IN (?)', [
      idList(people.flatMap(({ classGroupId }) => classGroupId ?? [])),
    ]);
    const byId = new Map(named.map((person) => [idText(person.id), person]));
    const classOf = new Map(classes.map(({ id, name }) => [idText(id), name]));
    return people.map((person) => ({
      ...person,
      displayName: byId.get(person.personId)?.display_name ?? '',
      accountName: byId.get(person.personId)?.account_name ?? '',
      schoolName: schools.get(person.schoolId) ?? '',
      classGroupName: (person.classGroupId && classOf.get(person.classGroupId)) || null,
    }));
  }
}

/** Where a list of people goes on. */
export function personOfCursor(cursor: string | null | undefined): string | null {
  if (cursor == null) return null;
  const [personId] = decodeCursor(cursor, 1);
  if (!isId(personId)) throw new AppError('CURSOR_INVALID');
  return personId;
}
