import { utcColumn, uuidColumn } from '@yunqiao/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { byteCount, Media } from '../media/media.entity.js';

/** `video` is an MP4 of picture and sound, `audio` the sound alone. */
export const DownloadKind = { video: 'video', audio: 'audio' } as const;
export type DownloadKind = keyof typeof DownloadKind;

export const DownloadState = { waiting: 'waiting', ready: 'ready', failed: 'failed' } as const;
export type DownloadState = keyof typeof DownloadState;

/** A file of a video to take along, made when somebody allows it. */
@Entity('media_download')
@Index('media_download_in_state', ['state'])
export class MediaDownload {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  @ForeignKey(() => Media, { name: 'media_download_media', onDelete: 'CASCADE' })
  mediaId!: string;

  @PrimaryColumn({ type: 'enum', enum: Object.values(DownloadKind) })
  kind!: DownloadKind;

  @Column({ type: 'enum', enum: Object.values(DownloadState) })
  state!: DownloadState;

  /** Known once it is ready. */
  @Column({ type: 'bigint', unsigned: true, nullable: true, transformer: byteCount })
  bytes!: number | null;

  /** How often it went wrong. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  tries!: number;

  /** When somebody last began to make it. */
  @Column({ ...utcColumn, nullable: true })
  triedAt!: Date | null;
}
