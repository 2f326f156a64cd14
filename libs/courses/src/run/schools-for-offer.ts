import { Injectable } from '@nestjs/common';
import { foldSearch, OrganisationService, PairingService, type Organisation } from '@yunqiao/identity';
import { Clock, type Actor } from '@yunqiao/platform';

/** To whom a course may be offered. */
@Injectable()
export class SchoolsForOffer {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly pairings: PairingService,
    private readonly clock: Clock,
  ) {}

  /** Open schools of the actor's alliance, by name; found by name, pinyin or initials. */
  async find(actor: Actor, search: string | null): Promise<Organisation[]> {
    const schools = await this.organisations.schoolsOf(await this.organisations.allianceOf(actor.organisationIds));
    const words = foldSearch(search ?? '');
    return schools.filter((school) =>
      [foldSearch(school.name), school.pinyin, school.initials].some((key) => key.includes(words)),
    );
  }

  /** Open schools that are paired today with this one, in either part, by name. */
  async findPaired(schoolId: string): Promise<Organisation[]> {
    const partners = await this.pairings.pairedSchools([schoolId], this.clock.today());
    return this.organisations.schoolsOf(partners);
  }
}
