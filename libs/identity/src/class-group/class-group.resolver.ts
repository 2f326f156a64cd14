import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import type { ClassGroup } from './class-group.entity.js';
import {
  ClassGroupPayload,
  ClassGroupsArgs,
  CreateClassGroupInput,
  UpdateClassGroupInput,
} from './class-group.input.js';
import { StudentCountLoader } from './class-group.loader.js';
import { ClassGroupService } from './class-group.service.js';
import { ClassGroupConnection, ClassGroupType } from './class-group.type.js';

@Resolver(() => ClassGroupType)
export class ClassGroupResolver {
  constructor(
    private readonly classGroups: ClassGroupService,
    private readonly studentCounts: StudentCountLoader,
  ) {}

  @Query(() => ClassGroupConnection, {
    name: 'classGroups',
    description: 'Classes of a school, newest grade first; only open ones unless others are asked for',
  })
  @Allow('schoolAdministrator', 'allianceAdministrator', 'trainer')
  list(@CurrentActor() actor: Actor, @Args() args: ClassGroupsArgs): Promise<Page<ClassGroup>> {
    return this.classGroups.list(actor, args, args);
  }

  @Mutation(() => ClassGroupPayload, { description: 'Makes a class' })
  @Allow('schoolAdministrator')
  async createClassGroup(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateClassGroupInput,
  ): Promise<ClassGroupPayload> {
    return { classGroup: await this.classGroups.create(actor, input) };
  }

  @Mutation(() => ClassGroupPayload, { description: 'Changes, closes or opens a class' })
  @Allow('schoolAdministrator')
  async updateClassGroup(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateClassGroupInput,
  ): Promise<ClassGroupPayload> {
    return { classGroup: await this.classGroups.update(actor, input) };
  }

  @ResolveField(() => Int, { description: 'students whose membership holds today' })
  studentCount(@Parent() { id }: ClassGroup, @RequestLoaders() loaders: Loaders): Promise<number> {
    return this.studentCounts.load(loaders, id);
  }
}
