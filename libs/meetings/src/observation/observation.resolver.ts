import { Args, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { LessonShowing } from '@yunqiao/courses';
import { PlaybackType } from '@yunqiao/courses/graphql';
import { PersonLoader } from '@yunqiao/identity/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { SessionIdArgs } from '../room/room.input.js';
import { HOSTS } from '../session/session.policy.js';
import { StandingLoader } from '../session/session.loaders.js';
import { ResearchSessionPayload, ResearchSessionType } from '../session/session.type.js';
import { ChangeObservationInput, RecordObservationInput, RecordObservationPayload } from './observation.input.js';
import { ObservationLoader } from './observation.loader.js';
import type { ObservationChanged } from './observation-news.js';
import { isObservable, mayObserve, maySeeSummary } from './observation.policy.js';
import { newObservation, ObservationReader } from './observation-reader.js';
import { ObservationService } from './observation.service.js';
import { ObservationSummaries } from './observation-summary.js';
import {
  ObservationNewsType,
  ObservationSheetType,
  ObservationSummaryType,
  ObservationType,
  ObservedLessonArgs,
  ObservedLessonType,
} from './observation.type.js';
import { ObservedLessons } from './observed-lessons.js';
import { ObservationWriter } from './observation-writer.js';

/** What is observed in a session. */
@Resolver(() => ResearchSessionType)
export class ObservationFieldsResolver {
  constructor(
    private readonly observations: ObservationLoader,
    private readonly standings: StandingLoader,
    private readonly people: PersonLoader,
    private readonly reader: ObservationReader,
    private readonly lessons: LessonShowing,
  ) {}

  @ResolveField(() => ObservationType, { nullable: true, description: 'Null in sessions of another kind' })
  async observation(
    @Parent() session: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ObservationType | null> {
    if (session.kind !== 'lessonObservation') return null;
    const known = await this.observations.load(loaders, session.id);
    const observation = known ?? newObservation(session.id, session.startsAt);
    const standing = await this.standings.load(loaders, actor, session.id);
    const { teacherPersonId, everybodyObserves, criteria, lessonId } = observation;
    const teacher = teacherPersonId === null ? null : await this.people.load(loaders, teacherPersonId);
    return {
      ...{ teacherPersonId, everybodyObserves, criteria, teacherName: teacher?.displayName ?? null },
      lesson: lessonId === null ? null : await this.lessonOf(lessonId),
      isFrozen: known !== null && (await this.reader.isFrozen(session.id)),
      mayObserve: mayObserve(observation, standing, actor.personId),
      isObservable: isObservable(session, observation),
      maySeeSummary: maySeeSummary(observation, standing, actor.personId),
    };
  }

  private async lessonOf(lessonId: string): Promise<ObservedLessonType> {
    const lesson = (await this.lessons.find([lessonId])).get(lessonId);
    return { id: lessonId, title: lesson?.title ?? '', courseTitle: lesson?.courseTitle ?? '' };
  }
}

/** Sheets of observers, and what they come to. */
@Resolver()
export class ObservationResolver {
  constructor(
    private readonly observations: ObservationService,
    private readonly writer: ObservationWriter,
    private readonly summaries: ObservationSummaries,
    private readonly observed: ObservedLessons,
    private readonly reader: ObservationReader,
  ) {}

  @Query(() => ObservationSheetType, { nullable: true, description: "The viewer's own; null before it was begun" })
  @Allow('signedIn')
  observationSheet(
    @CurrentActor() actor: Actor,
    @Args() { sessionId }: SessionIdArgs,
  ): Promise<ObservationSheetType | null> {
    return this.reader.findOwnSheet(actor, sessionId);
  }

  @Query(() => ObservationSummaryType, {
    description: 'What was handed in; for who manages the session and whose lesson it is',
  })
  @Allow('signedIn')
  observationSummary(
    @CurrentActor() actor: Actor,
    @Args() { sessionId }: SessionIdArgs,
  ): Promise<ObservationSummaryType> {
    return this.summaries.get(actor, sessionId);
  }

  @Subscription(() => ObservationNewsType, {
    description:
      'For who reads what was handed in: a greeting, then one piece of news each time that it may have changed',
    resolve: (news: ObservationChanged): ObservationNewsType => news,
  })
  @Allow('signedIn')
  observationNews(@CurrentActor() actor: Actor, @Args() { sessionId }: SessionIdArgs) {
    return this.summaries.listen(actor, sessionId);
  }

  @Query(() => PlaybackType, {
    nullable: true,
    description:
      'The video of the observed lesson, for who observes it and who reads the summary; null while there is none',
  })
  @Allow('signedIn')
  observedPlayback(@CurrentActor() actor: Actor, @Args() args: ObservedLessonArgs): Promise<PlaybackType | null> {
    return this.observed.playback(actor, args.sessionId, args.isNative);
  }

  @Mutation(() => ResearchSessionPayload, {
    description: 'Says what is observed, and how; for who manages the session',
  })
  @Allow(...HOSTS)
  async changeObservation(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChangeObservationInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.observations.change(actor, input) };
  }

  @Mutation(() => RecordObservationPayload, { description: "Writes on one's own sheet; also what waited for a line" })
  @Allow('signedIn')
  recordObservation(
    @CurrentActor() actor: Actor,
    @Args('input') input: RecordObservationInput,
  ): Promise<RecordObservationPayload> {
    return this.writer.record(actor, input);
  }
}
