import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { ChapterService } from './chapter.service.js';
import { MAKERS } from './makers.js';
import {
  AddChapterInput,
  ChapterIdInput,
  MoveChapterInput,
  StudioCoursePayload,
  UpdateChapterInput,
} from './studio-course.input.js';
import { StudioChapterType } from './studio-course.type.js';

/** Chapters of drafts. */
@Resolver(() => StudioChapterType)
@Allow(...MAKERS)
export class ChapterResolver {
  constructor(private readonly chapters: ChapterService) {}

  @Mutation(() => StudioCoursePayload, { description: 'Adds a chapter at the end' })
  async addChapter(@CurrentActor() actor: Actor, @Args('input') input: AddChapterInput): Promise<StudioCoursePayload> {
    return { course: await this.chapters.add(actor, input) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Gives a chapter another title' })
  async updateChapter(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateChapterInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.chapters.rename(actor, input) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Puts a chapter at another place' })
  async moveChapter(
    @CurrentActor() actor: Actor,
    @Args('input') input: MoveChapterInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.chapters.move(actor, input.chapterId, input.toIndex) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Takes a chapter with its lessons out of the draft' })
  async removeChapter(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChapterIdInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.chapters.remove(actor, input.chapterId) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Brings a removed chapter back to where it stood' })
  async restoreChapter(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChapterIdInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.chapters.restore(actor, input.chapterId) };
  }
}
