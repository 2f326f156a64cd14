import { Args, Float, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AppError, CurrentActor, isId, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { MediaBin } from '../bin/media-bin.service.js';
import { recoverableUntil } from '../bin/recovery.js';
import { UploadService } from '../upload/upload.service.js';
import { BeginUploadInput, BeginUploadPayload, MediaIdInput, MediaListArgs, MediaPayload } from './media.input.js';
import { MediaLoader } from './media.loader.js';
import { UPLOADERS } from './media.policy.js';
import { MediaWait } from './media-wait.js';
import { MediaService } from './media.service.js';
import { MediaConnection, MediaDownloadType, MediaRenditionType, MediaType } from './media.type.js';

@Resolver(() => MediaType)
export class MediaResolver {
  constructor(
    private readonly media: MediaService,
    private readonly bin: MediaBin,
    private readonly uploads: UploadService,
    private readonly loader: MediaLoader,
  ) {}

  @Query(() => MediaConnection, {
    description: "Own uploads; administrators see their school's, platform administrators all",
  })
  @Allow(...UPLOADERS)
  mediaList(@CurrentActor() actor: Actor, @Args() args: MediaListArgs) {
    return this.media.list(actor, args, args);
  }

  @Query(() => MediaType, { name: 'media', description: 'One upload that the viewer may manage' })
  @Allow(...UPLOADERS)
  findMedia(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    if (!isId(id)) throw new AppError('MEDIA_NOT_FOUND');
    return this.media.get(actor, id);
  }

  @Mutation(() => BeginUploadPayload, { description: 'Refuses or accepts an upload before its first byte' })
  @Allow(...UPLOADERS)
  async beginUpload(@CurrentActor() actor: Actor, @Args('input') input: BeginUploadInput): Promise<BeginUploadPayload> {
    const media = await this.uploads.begin(actor, input);
    return { media, uploadUrl: `/uploads/${media.id}` };
  }

  @Mutation(() => MediaPayload, { description: 'Tries again what went wrong; what is ready stays' })
  @Allow(...UPLOADERS)
  async retryMedia(@CurrentActor() actor: Actor, @Args('input') input: MediaIdInput): Promise<MediaPayload> {
    return { media: await this.media.retry(actor, input.mediaId) };
  }

  @Mutation(() => MediaPayload, { description: 'Puts an upload into the bin for 30 days; lessons that use it lose it' })
  @Allow(...UPLOADERS)
  async removeMedia(@CurrentActor() actor: Actor, @Args('input') input: MediaIdInput): Promise<MediaPayload> {
    return { media: await this.bin.remove(actor, input.mediaId) };
  }

  @Mutation(() => MediaPayload, {
    description: 'Brings an upload back out of the bin, with everything that belongs to it',
  })
  @Allow(...UPLOADERS)
  async restoreMedia(@CurrentActor() actor: Actor, @Args('input') input: MediaIdInput): Promise<MediaPayload> {
    return { media: await this.bin.restore(actor, input.mediaId) };
  }

  @Mutation(() => MediaPayload, { description: 'Has what lies in the bin go for good within minutes, to make room' })
  @Allow(...UPLOADERS)
  async deleteMediaForGood(@CurrentActor() actor: Actor, @Args('input') input: MediaIdInput): Promise<MediaPayload> {
    return { media: await this.bin.deleteForGood(actor, input.mediaId) };
  }

  @ResolveField(() => Date, {
    nullable: true,
    description: 'Until when it can be brought back out of the bin; null when it does not lie there, or not any more',
  })
  recoverableUntil(@Parent() { removedAt, goingAt }: MediaType): Date | null {
    return removedAt && !goingAt ? recoverableUntil(removedAt) : null;
  }

  @ResolveField(() => Float, { description: 'bytes the server has' })
  uploadedBytes(@Parent() media: MediaType): Promise<number> {
    return this.uploads.uploadedBytes(media);
  }

  @ResolveField(() => Float, {
    nullable: true,
    description:
      'The most that is allowed where `errorCode` names a limit: hours of MEDIA_TOO_LONG, tracks of …_STREAMS',
  })
  errorLimit(@Parent() { errorDetails }: MediaType): number | null {
    const limit = errorDetails?.['limitHours'] ?? errorDetails?.['limit'];
    return typeof limit === 'number' ? limit : null;
  }

  @ResolveField(() => MediaWait, {
    nullable: true,
    description: 'What it waits for; null while somebody works on it or nothing is left to do',
  })
  waitsFor(@Parent() media: MediaType, @RequestLoaders() loaders: Loaders): Promise<MediaWait | null> {
    return this.loader.waitOf(loaders, media);
  }

  @ResolveField(() => [MediaDownloadType], { description: 'Files to take along, where a lesson allows them' })
  downloads(@Parent() { id }: MediaType, @RequestLoaders() loaders: Loaders) {
    return this.loader.downloadsOf(loaders, id);
  }

  @ResolveField(() => [MediaRenditionType])
  renditions(@Parent() media: MediaType, @RequestLoaders() loaders: Loaders) {
    return this.loader.renditionsOf(loaders, media.id);
  }

  @ResolveField(() => Float, { description: 'Bytes that it takes with everything that was made of it' })
  async storedBytes(@Parent() { id }: MediaType, @RequestLoaders() loaders: Loaders): Promise<number> {
    const { originalBytes, madeBytes } = await this.loader.useOf(loaders, id);
    return originalBytes + madeBytes;
  }

  @ResolveField(() => String)
  ownerName(@Parent() media: MediaType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return this.loader.ownerName(loaders, media.ownerPersonId);
  }
}
