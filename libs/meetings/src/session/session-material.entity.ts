import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Media } from '@yunqiao/media';
import { idColumn } from '../columns.js';
import { ResearchSession } from './research-session.entity.js';

/** Slides or a document that belong to a session. */
@Entity('session_material')
@Index('session_material_session', ['sessionId', 'position'])
@Index('session_material_media', ['mediaId'])
export class SessionMaterial {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_session_material_session' })
  @Column(idColumn)
  sessionId!: string;

  @ForeignKey(() => Media, { name: 'fk_session_material_media', onDelete: 'CASCADE' })
  @Column(idColumn)
  mediaId!: string;

  @Column({ type: 'int', unsigned: true })
  position!: number;
}
