import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Media } from '@yunqiao/media';
import { MediaType } from '@yunqiao/media/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { FormerVideoLoader, WatchedVideoLoader, type FormerVideoFacts } from './lesson-video.loaders.js';
import { LessonService } from './lesson.service.js';
import { MAKERS } from './makers.js';
import { GoBackToVideoInput, StudioCoursePayload } from './studio-course.input.js';
import { FormerVideoType, StudioLessonType } from './studio-course.type.js';

/** Which videos a lesson had, and what learners watch meanwhile. */
@Resolver(() => StudioLessonType)
@Allow(...MAKERS)
export class LessonVideoResolver {
  constructor(
    private readonly lessons: LessonService,
    private readonly former: FormerVideoLoader,
    private readonly watched: WatchedVideoLoader,
  ) {}

  @Mutation(() => StudioCoursePayload, {
    description: 'Lets a lesson of the draft have one of its former videos again, out of the bin if it lies there',
  })
  async goBackToVideo(
    @CurrentActor() actor: Actor,
    @Args('input') input: GoBackToVideoInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.lessons.goBackToVideo(actor, input) };
  }

  @ResolveField(() => [FormerVideoType], {
    description: 'Videos that it had before and can have again, the latest first',
  })
  formerVideos(@Parent() lesson: StudioLessonType, @RequestLoaders() loaders: Loaders): Promise<FormerVideoFacts[]> {
    return this.former.load(loaders, lesson.id);
  }

  @ResolveField(() => MediaType, {
    nullable: true,
    description: 'What learners watch until the draft is published; null when it is the same video, or none',
  })
  watchedVideo(@Parent() lesson: StudioLessonType, @RequestLoaders() loaders: Loaders): Promise<Media | null> {
    return this.watched.load(loaders, lesson.id);
  }
}
