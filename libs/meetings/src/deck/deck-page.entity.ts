import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { idColumn } from '../columns.js';
import { Deck } from './deck.entity.js';

/** A page of slides as an image. */
@Entity('deck_page')
export class DeckPage {
  @ForeignKey(() => Deck, { name: 'fk_deck_page_deck', onDelete: 'CASCADE' })
  @PrimaryColumn(idColumn)
  deckId!: string;

  /** Counted from 1. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number;

  @Column({ type: 'int', unsigned: true })
  width!: number;

  @Column({ type: 'int', unsigned: true })
  height!: number;

  /** Below the objects of the upload. */
  @Column({ type: 'varchar', length: 64 })
  file!: string;

  /** The words on it, for who cannot see it. */
  @Column({ type: 'text' })
  text!: string;
}
