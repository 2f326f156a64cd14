import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IdArgs } from '@yunqiao/identity/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { EnrolmentService } from '../run/enrolment.service.js';
import { RequestLanguage } from '../term/request-language.js';
import type { TermLanguage } from '../term/term.type.js';
import { Catalogue } from './catalogue.js';
import {
  CatalogueArgs,
  CatalogueSubjectsArgs,
  ContinueArgs,
  CourseRunConnection,
  EnrolInput,
  EnrolmentConnection,
  EnrolPayload,
} from './learner.input.js';
import { ContinueItemType, CourseRunType, SeenLessonType, type EnrolmentType } from './learner.types.js';
import { LearnerViews } from './learner-views.js';
import { MyLearning } from './my-learning.js';
import { RunReader } from './run-reader.js';

/** Courses for those who learn. */
@Resolver(() => CourseRunType)
@Allow('signedIn')
export class LearnerResolver {
  constructor(
    private readonly offers: Catalogue,
    private readonly runs: RunReader,
    private readonly mine: MyLearning,
    private readonly enrolments: EnrolmentService,
    private readonly views: LearnerViews,
  ) {}

  @Query(() => CourseRunConnection, { description: "Runs on offer to the viewer's schools, the newest first" })
  async catalogue(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: TermLanguage,
    @Args() args: CatalogueArgs,
  ): Promise<Page<CourseRunType>> {
    const page = await this.offers.find(actor, args, args);
    const views = await this.views.ofRuns(
      { personId: actor.personId, language },
      page.edges.map(({ node }) => node),
    );
    return { ...page, edges: page.edges.map(({ cursor }, index) => ({ cursor, node: views[index]! })) };
  }

  @Query(() => [String], { description: 'Subjects of what is on offer, sorted' })
  catalogueSubjects(@CurrentActor() actor: Actor, @Args() { category }: CatalogueSubjectsArgs): Promise<string[]> {
    return this.offers.findSubjects(actor, category ?? null);
  }

  @Query(() => CourseRunType, { description: 'One run that is offered to the viewer, or that they are enrolled in' })
  courseRun(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: TermLanguage,
    @Args() { id }: IdArgs,
  ): Promise<CourseRunType> {
    return this.show(actor, language, id);
  }

  @Query(() => EnrolmentConnection, { description: "The viewer's courses, the latest enrolment first" })
  myEnrolments(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: TermLanguage,
    @Args() args: ConnectionArgs,
  ): Promise<Page<EnrolmentType>> {
    return this.mine.findEnrolments(actor, { personId: actor.personId, language }, args);
  }

  @Query(() => [ContinueItemType], {
    description: 'What the viewer has begun and not finished: of each run the latest lesson, the latest first',
  })
  continueLearning(@CurrentActor() actor: Actor, @Args() { first }: ContinueArgs): Promise<ContinueItemType[]> {
    return this.mine.findBegun(actor, first ?? 3);
  }

  @Query(() => [SeenLessonType], {
    description: 'What the viewer saw in class, enrolled or not, the latest first',
  })
  @Allow('student')
  seenInClass(@CurrentActor() actor: Actor, @Args() { first }: ContinueArgs): Promise<SeenLessonType[]> {
    return this.mine.findSeenInClass(actor, first ?? 3);
  }

  @Mutation(() => EnrolPayload, { description: 'Enrols the viewer' })
  async enrol(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: TermLanguage,
    @Args('input') { courseRunId }: EnrolInput,
  ): Promise<EnrolPayload> {
    await this.enrolments.enrol(actor, courseRunId);
    return { courseRun: await this.show(actor, language, courseRunId) };
  }

  @Mutation(() => EnrolPayload, { description: 'Takes back an own self-enrolment; progress stays' })
  async withdraw(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: TermLanguage,
    @Args('input') { courseRunId }: EnrolInput,
  ): Promise<EnrolPayload> {
    await this.enrolments.withdraw(actor, courseRunId);
    return { courseRun: await this.show(actor, language, courseRunId) };
  }

  private async show(actor: Actor, language: TermLanguage, courseRunId: string): Promise<CourseRunType> {
    const run = await this.runs.get(actor, courseRunId);
    // Whoever is not enrolled may have seen lessons of it in class.
    const [view] = await this.views.ofRuns({ personId: actor.personId, language }, [run], [run.id]);
    return view!;
  }
}
