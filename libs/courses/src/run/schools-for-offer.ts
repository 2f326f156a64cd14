import { Injectable } from '@nestjs/common';
import { foldSearch, OrganisationService, type Organisation } from '@yunqiao/identity';
import type { Actor } from '@yunqiao/platform';

/** To whom a course may be offered. */
@Injectable()
export class SchoolsForOffer {
  constructor(private readonly organisations: OrganisationService) {}

  /** Open schools of the actor's alliance, by name; found by name, pinyin or initials. */
  async find(actor: Actor, search: string | null): Promise<Organisation[]> {
    const schools = await this.organisations.schoolsOf(await this.organisations.allianceOf(actor.organisationIds));
    const words = foldSearch(search ?? '');
    return schools.filter((school) =>
      [foldSearch(school.name), school.pinyin, school.initials].some((key) => key.includes(words)),
    );
  }
}
