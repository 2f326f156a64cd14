import { utcColumn, uuidColumn } from '@yunqiao/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Segment } from '../packaging/playlist.js';
import type { RenditionName } from './media-rendition.entity.js';
import { Media } from './media.entity.js';

export const ChunkState = { waiting: 'waiting', running: 'running', ready: 'ready', failed: 'failed' } as const;
export type ChunkState = keyof typeof ChunkState;

/** `audio` is all the sound at once, `video` some whole groups of pictures in every quality. */
export const ChunkKind = { audio: 'audio', video: 'video' } as const;
export type ChunkKind = keyof typeof ChunkKind;

/** What lies in the object store, by rendition. */
export type ChunkSegments = Partial<Record<RenditionName, Segment[]>>;

const id = { type: 'binary', length: 16, transformer: uuidColumn } as const;

/** One piece of work on a video that any worker can take. These rows are the truth; jobs are only tickets to take one. */
@Entity('media_chunk')
@Unique('media_chunk_number', ['mediaId', 'kind', 'number'])
@Index('media_chunk_in_turn', ['state', 'turn'])
@Index('media_chunk_taken', ['takenAt'])
export class MediaChunk {
  @PrimaryColumn(id)
  id!: string;

  @Column(id)
  @ForeignKey(() => Media, { name: 'media_chunk_media', onDelete: 'CASCADE' })
  mediaId!: string;

  @Column({ type: 'enum', enum: Object.values(ChunkKind) })
  kind!: ChunkKind;

  @Column({ type: 'int', unsigned: true })
  number!: number;

  /** The attempt of the upload that it belongs to. */
  @Column({ type: 'int', unsigned: true })
  attempt!: number;

  /** 0 for what makes a video playable, 1 for the rest. */
  @Column({ type: 'tinyint', unsigned: true })
  turn!: number;

  /** Of the constant rate of the largest quality, from the beginning of the film. */
  @Column({ type: 'int', unsigned: true })
  firstFrame!: number;

  @Column({ type: 'int', unsigned: true })
  frameCount!: number;

  /** Length in the film, for its owner's fair share. */
  @Column({ type: 'double' })
  seconds!: number;

  /** Where decoding begins, in seconds from the beginning; null to decode from the beginning. */
  @Column({ type: 'double', nullable: true })
  seekSeconds!: number | null;

  @Column({ type: 'enum', enum: Object.values(ChunkState) })
  state!: ChunkState;

  /** Grows each time somebody takes it: who holds a smaller number has no say any more. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  fence!: number;

  /** How often it went wrong. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  tries!: number;

  /** 0 to 1. */
  @Column({ type: 'double', default: 0 })
  progress!: number;

  /** Not to be tried again before. */
  @Column({ ...utcColumn, nullable: true })
  notBefore!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  takenAt!: Date | null;

  /** When its worker was last known to be alive. */
  @Column({ ...utcColumn, nullable: true })
  touchedAt!: Date | null;

  @Column({ type: 'json', nullable: true })
  segments!: ChunkSegments | null;
}
