import { uuidColumn } from '@yunqiao/platform';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { byteCount, Media } from './media.entity.js';

export const RenditionState = { waiting: 'waiting', running: 'running', ready: 'ready', failed: 'failed' } as const;
export type RenditionState = keyof typeof RenditionState;

/** `source` is the stream copy of the original; the others are made by us. */
export const RENDITION_NAMES = ['source', '720p', '480p', '360p', '240p', 'audio'] as const;
export type RenditionName = (typeof RENDITION_NAMES)[number];

const id = { type: 'binary', length: 16, transformer: uuidColumn } as const;

/** One quality of a video, or its sound. */
@Entity('media_rendition')
@Unique('media_rendition_name', ['mediaId', 'name'])
export class MediaRendition {
  @PrimaryColumn(id)
  id!: string;

  @Column(id)
  @ForeignKey(() => Media, { name: 'media_rendition_media', onDelete: 'CASCADE' })
  mediaId!: string;

  @Column({ type: 'enum', enum: RENDITION_NAMES })
  name!: RenditionName;

  @Column({ type: 'enum', enum: Object.values(RenditionState) })
  state!: RenditionState;

  /** Attempt whose work this is; names its folder in the object store. */
  @Column({ type: 'int', unsigned: true })
  attempt!: number;

  /** 0 to 1. */
  @Column({ type: 'double', default: 0 })
  progress!: number;

  /** Seconds from the beginning that viewers can play already. */
  @Column({ type: 'double', default: 0 })
  publishedSeconds!: number;

  @Column({ type: 'int', unsigned: true, nullable: true })
  width!: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  height!: number | null;

  @Column({ type: 'double', nullable: true })
  frameRate!: number | null;

  /** Highest bits per second of any segment. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  bandwidth!: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  averageBandwidth!: number | null;

  /** As RFC 6381 writes them, read from the init segment. */
  @Column({ type: 'varchar', length: 127, nullable: true })
  codecs!: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true, transformer: byteCount })
  bytes!: number | null;
}
