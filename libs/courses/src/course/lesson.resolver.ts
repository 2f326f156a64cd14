import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Media } from '@yunqiao/media';
import { MediaType } from '@yunqiao/media/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { MediaByIdLoader } from './course.loaders.js';
import { LessonService } from './lesson.service.js';
import { MAKERS } from './makers.js';
import {
  AddLessonInput,
  LessonIdInput,
  MoveLessonInput,
  StudioCoursePayload,
  UpdateLessonInput,
} from './studio-course.input.js';
import { StudioLessonType } from './studio-course.type.js';

/** Lessons of drafts. */
@Resolver(() => StudioLessonType)
@Allow(...MAKERS)
export class LessonResolver {
  constructor(
    private readonly lessons: LessonService,
    private readonly media: MediaByIdLoader,
  ) {}

  @Mutation(() => StudioCoursePayload, { description: 'Adds a lesson at the end of a chapter' })
  async addLesson(@CurrentActor() actor: Actor, @Args('input') input: AddLessonInput): Promise<StudioCoursePayload> {
    return { course: await this.lessons.add(actor, input) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Changes a lesson of the draft' })
  async updateLesson(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateLessonInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.lessons.update(actor, input) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Puts a lesson at another place, also in another chapter' })
  async moveLesson(@CurrentActor() actor: Actor, @Args('input') input: MoveLessonInput): Promise<StudioCoursePayload> {
    return { course: await this.lessons.move(actor, input.lessonId, input.toChapterId, input.toIndex) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Takes a lesson out of the draft' })
  async removeLesson(@CurrentActor() actor: Actor, @Args('input') input: LessonIdInput): Promise<StudioCoursePayload> {
    return { course: await this.lessons.remove(actor, input.lessonId) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Brings a removed lesson back to where it stood' })
  async restoreLesson(@CurrentActor() actor: Actor, @Args('input') input: LessonIdInput): Promise<StudioCoursePayload> {
    return { course: await this.lessons.restore(actor, input.lessonId) };
  }

  @ResolveField(() => MediaType, { nullable: true, name: 'media', description: 'Its video' })
  async video(@Parent() lesson: StudioLessonType, @RequestLoaders() loaders: Loaders): Promise<Media | null> {
    return lesson.mediaId ? this.media.load(loaders, lesson.mediaId) : null;
  }

  @ResolveField(() => [MediaType], { description: 'In order' })
  async files(@Parent() lesson: StudioLessonType, @RequestLoaders() loaders: Loaders): Promise<Media[]> {
    const files = await Promise.all(lesson.fileMediaIds.map((id) => this.media.load(loaders, id)));
    return files.filter((file) => file !== null);
  }
}
