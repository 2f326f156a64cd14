import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Organisation } from '@yunqiao/identity';
import { IdArgs, OrganisationLoader, OrganisationType } from '@yunqiao/identity/graphql';
import { Allow, Clock, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { MAKERS } from '../course/makers.js';
import { StudioCourseType } from '../course/studio-course.type.js';
import { RequestLanguage } from '../term/request-language.js';
import { TermService } from '../term/term.service.js';
import { TermType, toTermType, type TermLanguage } from '../term/term.type.js';
import { CourseRunService } from './course-run.service.js';
import type { CourseRun } from './course-run.entity.js';
import { EnrolmentService } from './enrolment.service.js';
import { PairedSchoolsLoader, RunPeopleLoader, RunSchoolsLoader, RunsOfCourseLoader } from './run.loaders.js';
import { runCodeOf } from './run-code.js';
import { RunMembers, type RunMember } from './run-members.js';
import { SchoolsForOffer } from './schools-for-offer.js';
import {
  CreateCourseRunInput,
  EnrolClassGroupsInput,
  EnrolClassGroupsPayload,
  RunMembersArgs,
  SchoolsForOfferArgs,
  StudioCourseRunPayload,
  UpdateCourseRunInput,
  WithdrawMemberInput,
} from './studio-run.input.js';
import { RunMemberConnection, StudioCourseRunType } from './studio-run.type.js';

/** Runs for those who make courses. */
@Resolver(() => StudioCourseRunType)
@Allow(...MAKERS)
export class StudioRunResolver {
  constructor(
    private readonly runs: CourseRunService,
    private readonly enrolments: EnrolmentService,
    private readonly members: RunMembers,
    private readonly schools: SchoolsForOffer,
  ) {}

  @Query(() => StudioCourseRunType, { description: 'One offering of a course that the viewer makes or administers' })
  studioCourseRun(@CurrentActor() actor: Actor, @Args() { id }: IdArgs): Promise<CourseRun> {
    return this.runs.get(actor, id);
  }

  @Query(() => RunMemberConnection, {
    description: 'Who is enrolled, and how far they are, the latest enrolment first',
  })
  runMembers(@CurrentActor() actor: Actor, @Args() args: RunMembersArgs): Promise<Page<RunMember>> {
    return this.members.find(actor, args, args);
  }

  @Query(() => [OrganisationType], { description: 'Schools to which the viewer may offer a run' })
  schoolsForOffer(@CurrentActor() actor: Actor, @Args() { search }: SchoolsForOfferArgs): Promise<Organisation[]> {
    return this.schools.find(actor, search ?? null);
  }

  @Mutation(() => StudioCourseRunPayload, { description: 'Puts a published course on offer' })
  async createCourseRun(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateCourseRunInput,
  ): Promise<StudioCourseRunPayload> {
    return { courseRun: await this.runs.create(actor, input) };
  }

  @Mutation(() => StudioCourseRunPayload, { description: 'Changes, closes or opens an offering' })
  async updateCourseRun(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateCourseRunInput,
  ): Promise<StudioCourseRunPayload> {
    return { courseRun: await this.runs.update(actor, input) };
  }

  @Mutation(() => EnrolClassGroupsPayload, { description: 'Enrols the students of classes' })
  async enrolClassGroups(
    @CurrentActor() actor: Actor,
    @Args('input') input: EnrolClassGroupsInput,
  ): Promise<EnrolClassGroupsPayload> {
    const { run, ...counts } = await this.enrolments.enrolClassGroups(actor, input.courseRunId, input.classGroupIds);
    return { courseRun: run, ...counts };
  }

  @Mutation(() => StudioCourseRunPayload, {
    description: 'Takes somebody out of a run; what they did stays where it happened',
  })
  async withdrawMember(
    @CurrentActor() actor: Actor,
    @Args('input') input: WithdrawMemberInput,
  ): Promise<StudioCourseRunPayload> {
    return { courseRun: await this.enrolments.withdrawMember(actor, input.enrolmentId) };
  }
}

/** What a run shows beside its own fields. */
@Resolver(() => StudioCourseRunType)
@Allow(...MAKERS)
export class StudioRunFieldsResolver {
  constructor(
    private readonly terms: TermService,
    private readonly people: RunPeopleLoader,
    private readonly schoolIds: RunSchoolsLoader,
    private readonly organisations: OrganisationLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => String, { description: 'Short name for people, and for sheets of enrolments' })
  code(@Parent() { id }: StudioCourseRunType): string {
    return runCodeOf(id);
  }

  @ResolveField(() => TermType)
  async term(@Parent() run: StudioCourseRunType, @RequestLanguage() language: TermLanguage): Promise<TermType> {
    return toTermType(await this.terms.get(run.termId), language, this.clock.today());
  }

  @ResolveField(() => [OrganisationType], { description: 'To whom it is offered, by name' })
  async schools(@Parent() run: StudioCourseRunType, @RequestLoaders() loaders: Loaders): Promise<Organisation[]> {
    const ids = await this.schoolIds.load(loaders, run.id);
    const schools = await Promise.all(ids.map((id) => this.organisations.get(loaders, id)));
    return schools.sort((a, b) => a.pinyin.localeCompare(b.pinyin));
  }

  @ResolveField(() => Int)
  async enrolledCount(@Parent() run: StudioCourseRunType, @RequestLoaders() loaders: Loaders): Promise<number> {
    return (await this.people.load(loaders, run.id)).enrolled;
  }

  @ResolveField(() => Int, { description: 'Of them, those who opened a lesson' })
  async watchedCount(@Parent() run: StudioCourseRunType, @RequestLoaders() loaders: Loaders): Promise<number> {
    return (await this.people.load(loaders, run.id)).watched;
  }

  @ResolveField(() => Int, { description: 'Of them, those who completed every lesson of the latest edition' })
  async finishedCount(@Parent() run: StudioCourseRunType, @RequestLoaders() loaders: Loaders): Promise<number> {
    return (await this.people.load(loaders, run.id)).finished;
  }
}

/** The runs of a course, and to whom the next one may go first. */
@Resolver(() => StudioCourseType)
@Allow(...MAKERS)
export class CourseRunsResolver {
  constructor(
    private readonly loader: RunsOfCourseLoader,
    private readonly paired: PairedSchoolsLoader,
  ) {}

  @ResolveField(() => [StudioCourseRunType], { description: 'The newest first' })
  runs(@Parent() course: StudioCourseType, @RequestLoaders() loaders: Loaders): Promise<CourseRun[]> {
    return this.loader.load(loaders, course.id);
  }

  @ResolveField(() => [OrganisationType], {
    description: 'Open schools that are paired today with the one that owns the course, by name',
  })
  pairedSchools(@Parent() course: StudioCourseType, @RequestLoaders() loaders: Loaders): Promise<Organisation[]> {
    return this.paired.load(loaders, course.schoolId);
  }
}
