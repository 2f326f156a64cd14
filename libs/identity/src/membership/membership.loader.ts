import { Injectable } from '@nestjs/common';
import { RequestLoader } from '../graphql/request-loader.js';
import type { Membership } from './membership.entity.js';
import { MembershipService } from './membership.service.js';

/** What people are today. */
@Injectable()
export class HoldingMembershipsLoader extends RequestLoader<Membership[]> {
  constructor(private readonly memberships: MembershipService) {
    super();
  }

  protected async batch(personIds: readonly string[]): Promise<Membership[][]> {
    return byPerson(personIds, await this.memberships.ofPeople(personIds, false));
  }
}

/** What people are, were and will be. */
@Injectable()
export class AllMembershipsLoader extends RequestLoader<Membership[]> {
  constructor(private readonly memberships: MembershipService) {
    super();
  }

  protected async batch(personIds: readonly string[]): Promise<Membership[][]> {
    return byPerson(personIds, await this.memberships.ofPeople(personIds, true));
  }
}

function byPerson(personIds: readonly string[], memberships: readonly Membership[]): Membership[][] {
  const groups = new Map<string, Membership[]>(personIds.map((id) => [id, []]));
  for (const membership of memberships) groups.get(membership.personId)?.push(membership);
  return personIds.map((id) => groups.get(id) ?? []);
}
