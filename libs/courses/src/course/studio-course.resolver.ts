import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IdArgs } from '@yunqiao/identity/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { coverUrl } from '../learner/learner-views.js';
import { DraftLoader, LessonCountLoader, SchoolNameLoader, TrainerNameLoader } from './course.loaders.js';
import { CourseService } from './course.service.js';
import type { Course } from './course.entity.js';
import { MAKERS } from './makers.js';
import { PublishService } from './publish.service.js';
import {
  CourseIdInput,
  CreateCourseInput,
  StudioCoursePayload,
  StudioCoursesArgs,
  UpdateCourseInput,
} from './studio-course.input.js';
import { StudioChapterType, StudioCourseConnection, StudioCourseType } from './studio-course.type.js';
import { StudioReader } from './studio-reader.js';

/** Courses for those who make them. */
@Resolver(() => StudioCourseType)
@Allow(...MAKERS)
export class StudioCourseResolver {
  constructor(
    private readonly courses: CourseService,
    private readonly publishing: PublishService,
    private readonly reader: StudioReader,
  ) {}

  @Query(() => StudioCourseConnection, {
    description: "Own courses; administrators see their school's, the newest first",
  })
  studioCourses(@CurrentActor() actor: Actor, @Args() args: StudioCoursesArgs): Promise<Page<Course>> {
    return this.reader.find(actor, args, args);
  }

  @Query(() => StudioCourseType, { description: 'One course that the viewer makes or administers' })
  studioCourse(@CurrentActor() actor: Actor, @Args() { id }: IdArgs): Promise<Course> {
    return this.courses.get(actor, id);
  }

  @Mutation(() => StudioCoursePayload, { description: 'Makes a course of the school where the viewer trains' })
  async createCourse(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateCourseInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.courses.create(actor, input) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Changes what the draft says of the course' })
  async updateCourse(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateCourseInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.courses.update(actor, input) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Takes a course away from everybody; it can be restored' })
  async removeCourse(
    @CurrentActor() actor: Actor,
    @Args('input') { courseId }: CourseIdInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.courses.remove(actor, courseId) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Brings a removed course back' })
  async restoreCourse(
    @CurrentActor() actor: Actor,
    @Args('input') { courseId }: CourseIdInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.courses.restore(actor, courseId) };
  }

  @Mutation(() => StudioCoursePayload, { description: 'Makes the draft what learners read; their progress stays' })
  async publishCourse(
    @CurrentActor() actor: Actor,
    @Args('input') { courseId }: CourseIdInput,
  ): Promise<StudioCoursePayload> {
    return { course: await this.publishing.publish(actor, courseId) };
  }
}

/** What a course shows beside its own fields. */
@Resolver(() => StudioCourseType)
@Allow(...MAKERS)
export class StudioCourseFieldsResolver {
  constructor(
    private readonly drafts: DraftLoader,
    private readonly counts: LessonCountLoader,
    private readonly schoolNames: SchoolNameLoader,
    private readonly trainerNames: TrainerNameLoader,
  ) {}

  @ResolveField(() => String, { nullable: true, description: 'Address of the cover; null for the drawn one' })
  coverUrl(@Parent() course: StudioCourseType): string | null {
    return coverUrl(course.coverMediaId);
  }

  @ResolveField(() => String)
  schoolName(@Parent() course: StudioCourseType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return this.schoolNames.load(loaders, course.schoolId);
  }

  @ResolveField(() => String)
  trainerName(@Parent() course: StudioCourseType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return this.trainerNames.load(loaders, course.trainerId);
  }

  @ResolveField(() => [StudioChapterType], { description: 'In order' })
  chapters(@Parent() course: StudioCourseType, @RequestLoaders() loaders: Loaders): Promise<StudioChapterType[]> {
    return this.drafts.load(loaders, course.id);
  }

  @ResolveField(() => Int)
  async lessonCount(@Parent() course: StudioCourseType, @RequestLoaders() loaders: Loaders): Promise<number> {
    return (await this.counts.load(loaders, course.id)).lessons;
  }

  @ResolveField(() => Int, {
    description: 'Lessons whose video cannot be played: with them the course cannot be published',
  })
  async unreadyCount(@Parent() course: StudioCourseType, @RequestLoaders() loaders: Loaders): Promise<number> {
    return (await this.counts.load(loaders, course.id)).unready;
  }
}
