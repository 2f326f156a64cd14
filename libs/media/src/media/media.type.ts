import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';
import { DownloadKind, DownloadState } from '../downloads/media-download.entity.js';
import { RenditionState } from './media-rendition.entity.js';
import { MediaWait } from './media-wait.js';
import { MediaKind, MediaState } from './media.entity.js';

registerEnumType(MediaKind, { name: 'MediaKind' });
registerEnumType(MediaState, { name: 'MediaState' });
registerEnumType(MediaWait, {
  name: 'MediaWait',
  description: 'To be looked at, for its turn, or for another try after a trouble',
});
registerEnumType(DownloadKind, {
  name: 'DownloadKind',
  description: 'An MP4 of picture and sound, or the sound alone',
});
registerEnumType(DownloadState, { name: 'DownloadState' });
registerEnumType(RenditionState, { name: 'RenditionState' });

@ObjectType('MediaDownload', { description: 'A file of a video to take along' })
export class MediaDownloadType {
  @Field(() => DownloadKind) kind!: DownloadKind;
  @Field(() => DownloadState) state!: DownloadState;
  @Field(() => Float, { nullable: true, description: 'Known once it is ready' }) bytes!: number | null;
}

@ObjectType('MediaRendition')
export class MediaRenditionType {
  @Field(() => String, { description: 'source, 720p, 480p, 360p, 240p or audio' }) name!: string;
  @Field(() => RenditionState) state!: RenditionState;
  @Field(() => Float, { description: '0 to 1' }) progress!: number;
  @Field(() => Int, { nullable: true }) width!: number | null;
  @Field(() => Int, { nullable: true }) height!: number | null;
  @Field(() => Float, { nullable: true }) bytes!: number | null;
}

/** An upload as its owner sees it. The courses room adds where it is used. */
@ObjectType('Media')
export class MediaType {
  @Field(() => ID) id!: string;
  @Field(() => MediaKind) kind!: MediaKind;
  @Field(() => String) fileName!: string;
  @Field(() => Float) bytes!: number;
  @Field(() => String) contentType!: string;
  @Field(() => MediaState) state!: MediaState;
  @Field(() => Float, { description: '0 to 1 over all remaining steps' }) progress!: number;
  @Field(() => String, {
    nullable: true,
    description: 'What went wrong last; beside the state `playable`: some qualities are missing',
  })
  errorCode!: string | null;
  @Field(() => Float, { nullable: true }) durationSeconds!: number | null;
  @Field(() => Int, { nullable: true }) width!: number | null;
  @Field(() => Int, { nullable: true }) height!: number | null;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) playableAt!: Date | null;
  @Field(() => Date, { nullable: true }) readyAt!: Date | null;
  @Field(() => Date, {
    nullable: true,
    description: 'When the original was dropped, as policy says; the qualities are there',
  })
  originalDroppedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it was put into the bin' }) removedAt!: Date | null;
  @Field(() => Int) version!: number;
  /** For `recoverableUntil`; not part of the contract. */
  goingAt!: Date | null;
  /** For `ownerName`; not part of the contract. */
  ownerPersonId!: string;
  /** For `errorLimit`; not part of the contract. */
  errorDetails!: Record<string, unknown> | null;
}

@ObjectType()
export class MediaConnection extends connectionType(MediaType, 'Media') {}
