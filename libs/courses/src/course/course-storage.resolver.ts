import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { StorageUse } from '@yunqiao/media';
import { StorageUseType } from '@yunqiao/media/graphql';
import { Allow } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { CourseStorageLoader } from './course-storage.js';
import { MAKERS } from './makers.js';
import { StudioCourseType } from './studio-course.type.js';

/** How much room a course takes, for those who make it. */
@Resolver(() => StudioCourseType)
export class CourseStorageResolver {
  constructor(private readonly storage: CourseStorageLoader) {}

  @ResolveField(() => StorageUseType, {
    description: 'Room that its videos and files take, in the draft and in what learners read',
  })
  @Allow(...MAKERS)
  storageUse(@Parent() course: StudioCourseType, @RequestLoaders() loaders: Loaders): Promise<StorageUse> {
    return this.storage.load(loaders, course.id);
  }
}
