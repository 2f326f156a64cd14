import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerIds } from '@yunqiao/identity';
import { MediaAccess } from '@yunqiao/media';
import { CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { ResearchSessionType } from '../session/session.type.js';
import { MaterialLoader, type GivenMaterial } from './material.loader.js';
import { SessionMaterialType } from './material.type.js';

/** Files of a session, with addresses for the viewer. */
@Resolver(() => ResearchSessionType)
export class SessionMaterialsResolver {
  constructor(
    private readonly given: MaterialLoader,
    private readonly access: MediaAccess,
    private readonly viewers: ViewerIds,
  ) {}

  @ResolveField(() => [SessionMaterialType], { description: 'In order' })
  async materials(
    @Parent() { id }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<SessionMaterialType[]> {
    return (await this.given.load(loaders, id)).map((material) => this.materialOf(actor, material));
  }

  private materialOf(actor: Actor, { id, media }: GivenMaterial): SessionMaterialType {
    const { fileName, bytes, contentType } = media;
    const isReady = media.state === 'ready';
    const url = isReady ? this.access.path(media.id, this.viewers.of(actor)) + '/file' : null;
    return { id, mediaId: media.id, fileName, bytes, contentType, url };
  }
}
