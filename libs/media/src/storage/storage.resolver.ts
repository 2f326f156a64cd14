import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationType } from '@yunqiao/identity/graphql';
import { Allow, AppError, CurrentActor, isId, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { UPLOADERS } from '../media/media.policy.js';
import { SchoolStorageLoader } from './storage.loader.js';
import { SchoolStorageService } from './school-storage.service.js';
import { SchoolStoragePayload, SchoolStorageType, SetOriginalsInput, SetSchoolQuotaInput } from './storage.type.js';

/** How much room uploads take, and who may decide about it. */
@Resolver(() => OrganisationType)
export class StorageResolver {
  constructor(
    private readonly storage: SchoolStorageService,
    private readonly loader: SchoolStorageLoader,
  ) {}

  @Query(() => SchoolStorageType, { description: 'The room of a school; without an id, of the one one uploads for' })
  @Allow(...UPLOADERS)
  schoolStorage(
    @CurrentActor() actor: Actor,
    @Args('schoolId', { type: () => ID, nullable: true }) schoolId: string | null,
  ): Promise<SchoolStorageType> {
    if (schoolId && !isId(schoolId)) throw new AppError('ORGANISATION_NOT_FOUND');
    return this.storage.get(actor, schoolId ?? actor.accountSchoolId);
  }

  @Mutation(() => SchoolStoragePayload, { description: 'Sets how much room a school has; what is there stays' })
  @Allow('platformAdministrator')
  async setSchoolQuota(@Args('input') input: SetSchoolQuotaInput): Promise<SchoolStoragePayload> {
    return { storage: await this.storage.setQuota(input.schoolId, input.quotaBytes) };
  }

  @Mutation(() => SchoolStoragePayload, { description: "Decides what becomes of the originals of a school's videos" })
  @Allow('schoolAdministrator')
  async setOriginals(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetOriginalsInput,
  ): Promise<SchoolStoragePayload> {
    return { storage: await this.storage.setOriginals(actor, input.schoolId, input) };
  }

  @ResolveField(() => SchoolStorageType, {
    nullable: true,
    description: 'Room for uploads; null for what is no school',
  })
  @Allow('schoolAdministrator')
  storageRoom(@Parent() { id, kind }: OrganisationType, @RequestLoaders() loaders: Loaders) {
    return kind === 'school' ? this.loader.load(loaders, id) : null;
  }
}
