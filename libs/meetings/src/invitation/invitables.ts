import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { containing, foldSearch, OrganisationService, searchKeys, type Organisation } from '@yunqiao/identity';
import { Clock, idText, type Actor } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { STAFF } from './reach.js';

/** Everybody who teaches a subject. */
export interface SubjectGroup {
  subject: string;
  teachers: number;
}

/** Somebody who can be invited. */
export interface InvitablePerson {
  personId: string;
  displayName: string;
  schoolName: string;
  subject: string | null;
}

/** What was found for some words. */
export interface Invitables {
  schools: Organisation[];
  subjectGroups: SubjectGroup[];
  people: InvitablePerson[];
}

interface PersonRow {
  id: Buffer;
  display_name: string;
  school_name: string;
  subject: string | null;
}

/** People that one search shows. */
const MOST_PEOPLE = 12;

const groups =
  'SELECT membership.subject, COUNT(DISTINCT membership.person_id) AS teachers FROM membership ' +
  'JOIN person ON person.id = membership.person_id AND person.disabled_at IS NULL ' +
  "WHERE membership.organisation_id IN (?) AND membership.role = 'teacher' AND membership.subject IS NOT NULL " +
  'AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?) ' +
  'GROUP BY membership.subject ORDER BY teachers DESC, membership.subject';

const found =
  'SELECT person.id, person.display_name, school.name AS school_name, MAX(membership.subject) AS subject FROM person ' +
  'JOIN membership ON membership.person_id = person.id AND membership.organisation_id IN (?) AND membership.role IN (?) ' +
  'AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?) ' +
  'JOIN organisation school ON school.id = membership.organisation_id ' +
  'WHERE person.disabled_at IS NULL AND (person.display_name LIKE ? OR person.pinyin LIKE ? OR person.initials LIKE ?) ' +
  'GROUP BY person.id, person.display_name, person.pinyin, school.id, school.name ORDER BY person.pinyin, person.id LIMIT ?';

/** Finds whom a host can invite: in the own alliance, by name, pinyin or initials. */
@Injectable()
export class InvitablesReader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** Without words all schools and subject groups, and nobody. */
  async find(actor: Actor, search: string | null): Promise<Invitables> {
    const words = foldSearch(search ?? '');
    const alliance = await this.organisations.allianceOf(actor.organisationIds);
    const schools = await this.organisations.schoolsOf(alliance);
    const schoolIds = schools.map(({ id }) => id);
    const [subjectGroups, people] = await Promise.all([this.groups(schoolIds), this.people(alliance, search ?? '')]);
    return {
      schools: schools.filter((school) => matches([foldSearch(school.name), school.pinyin, school.initials], words)),
      subjectGroups: subjectGroups.filter(({ subject }) => {
        const { pinyin, initials } = searchKeys(subject);
        return matches([foldSearch(subject), pinyin, initials], words);
      }),
      people,
    };
  }

  private async groups(schoolIds: readonly string[]): Promise<SubjectGroup[]> {
    const today = this.clock.today();
    const rows = await this.database.query<{ subject: string; teachers: string }[]>(groups, [
      idList(schoolIds),
      today,
      today,
    ]);
    return rows.map(({ subject, teachers }) => ({ subject, teachers: Number(teachers) }));
  }

  private async people(alliance: readonly string[], search: string): Promise<InvitablePerson[]> {
    const words = search.trim();
    if (!words) return [];
    const today = this.clock.today();
    const keys = containing(foldSearch(words));
    const rows = await this.database.query<PersonRow[]>(found, [
      ...[idList(alliance), [...STAFF, 'allianceAdministrator'], today, today],
      ...[containing(words), keys, keys, MOST_PEOPLE],
    ]);
    return rows.map((row) => ({
      ...{ personId: idText(row.id), displayName: row.display_name, schoolName: row.school_name, subject: row.subject },
    }));
  }
}

function matches(keys: readonly string[], words: string): boolean {
  return keys.some((key) => key.includes(words));
}
