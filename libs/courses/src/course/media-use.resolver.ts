import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MediaType } from '@yunqiao/media/graphql';
import { Allow } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { MediaUseLoader } from './course.loaders.js';
import { MAKERS } from './makers.js';
import { MediaUseType } from './studio-course.type.js';

/** What courses know of uploads. */
@Resolver(() => MediaType)
export class MediaUseResolver {
  constructor(private readonly uses: MediaUseLoader) {}

  @ResolveField(() => [MediaUseType], { description: 'where it is used' })
  @Allow(...MAKERS)
  usedIn(@Parent() media: MediaType, @RequestLoaders() loaders: Loaders): Promise<MediaUseType[]> {
    return this.uses.load(loaders, media.id);
  }
}
