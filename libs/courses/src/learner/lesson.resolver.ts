import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { MAKERS } from '../course/makers.js';
import { RequestLanguage } from '../term/request-language.js';
import type { TermLanguage } from '../term/term.type.js';
import { LessonArgs, LessonDownloadArgs, PlaybackArgs, PreviewLessonArgs } from './learner.input.js';
import { LessonDownloadLinkType, LessonType, PlaybackType } from './learner.types.js';
import { LessonPreview } from './lesson-preview.js';
import { LessonReader } from './lesson-reader.js';

/** Lessons, open. */
@Resolver(() => LessonType)
export class OpenLessonResolver {
  constructor(
    private readonly lessons: LessonReader,
    private readonly previews: LessonPreview,
  ) {}

  @Query(() => LessonType, {
    name: 'lesson',
    description: 'A lesson of a run in which the viewer is enrolled, or which they may show to a class',
  })
  @Allow('signedIn')
  open(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: TermLanguage,
    @Args() { courseRunId, lessonId }: LessonArgs,
  ): Promise<LessonType> {
    return this.lessons.get(actor, { personId: actor.personId, language }, courseRunId, lessonId);
  }

  @Query(() => PlaybackType, { nullable: true, description: 'A fresh signed address for a running player' })
  @Allow('signedIn')
  playback(@CurrentActor() actor: Actor, @Args() args: PlaybackArgs): Promise<PlaybackType | null> {
    return this.lessons.getPlayback(actor, args);
  }

  @Query(() => LessonDownloadLinkType, {
    nullable: true,
    description:
      'Where to fetch a file to take along; null where the lesson has none, or its trainer does not allow it',
  })
  @Allow('signedIn')
  lessonDownload(
    @CurrentActor() actor: Actor,
    @Args() args: LessonDownloadArgs,
  ): Promise<LessonDownloadLinkType | null> {
    return this.lessons.getDownload(actor, args);
  }

  @Query(() => LessonType, { description: 'The draft as a learner would see it; never counted' })
  @Allow(...MAKERS)
  previewLesson(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: TermLanguage,
    @Args() { lessonId }: PreviewLessonArgs,
  ): Promise<LessonType> {
    return this.previews.get(actor, { personId: actor.personId, language }, lessonId);
  }
}
