import { Injectable } from '@nestjs/common';
import { OrganisationService, PeopleService } from '@yunqiao/identity';
import { Remembered } from './remembered.js';

const goodForSeconds = 10;

/** Names of schools and trainers, as they stand beside every course. */
@Injectable()
export class Names {
  private readonly schools: Remembered<string>;
  private readonly people: Remembered<string>;

  constructor(organisations: OrganisationService, people: PeopleService) {
    this.schools = new Remembered(
      async (ids) => new Map((await organisations.findByIds(ids)).map(({ id, name }) => [id, name])),
      () => goodForSeconds,
      2000,
    );
    this.people = new Remembered(
      async (ids) => new Map((await people.findByIds(ids)).map(({ id, displayName }) => [id, displayName])),
      () => goodForSeconds,
      10_000,
    );
  }

  ofSchools(ids: readonly string[]): Promise<Map<string, string>> {
    return this.schools.find(ids);
  }

  ofPeople(ids: readonly string[]): Promise<Map<string, string>> {
    return this.people.find(ids);
  }
}
