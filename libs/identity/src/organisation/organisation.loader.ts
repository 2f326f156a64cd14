import { Injectable } from '@nestjs/common';
import { AppError } from '@yunqiao/platform';
import type { Loaders } from '@yunqiao/platform/graphql';
import { inOrder, RequestLoader } from '../graphql/request-loader.js';
import type { Organisation } from './organisation.entity.js';
import { OrganisationService } from './organisation.service.js';

/** Organisations by id. */
@Injectable()
export class OrganisationLoader extends RequestLoader<Organisation | null> {
  constructor(private readonly organisations: OrganisationService) {
    super();
  }

  /** @throws ORGANISATION_NOT_FOUND */
  async get(loaders: Loaders, id: string): Promise<Organisation> {
    const organisation = await this.load(loaders, id);
    if (!organisation) throw new AppError('ORGANISATION_NOT_FOUND');
    return organisation;
  }

  protected async batch(ids: readonly string[]): Promise<(Organisation | null)[]> {
    return inOrder(ids, await this.organisations.findByIds(ids));
  }
}

/** How many people belong to organisations today. */
@Injectable()
export class MemberCountLoader extends RequestLoader<number> {
  constructor(private readonly organisations: OrganisationService) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<number[]> {
    const counts = await this.organisations.countMembers(ids);
    return ids.map((id) => counts.get(id) ?? 0);
  }
}

/** How many classes organisations have. */
@Injectable()
export class ClassGroupCountLoader extends RequestLoader<number> {
  constructor(private readonly organisations: OrganisationService) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<number[]> {
    const counts = await this.organisations.countClassGroups(ids);
    return ids.map((id) => counts.get(id) ?? 0);
  }
}
