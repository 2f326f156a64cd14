import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsId } from '@yunqiao/platform';
import { SessionIdInput } from '../session/session.input.js';
import { DeckState } from './deck.entity.js';

registerEnumType(DeckState, { name: 'DeckState', description: 'How far slides are' });

@ObjectType('DeckPage', { description: 'A page of slides as an image' })
export class DeckPageType {
  @Field(() => Int, { description: 'Counted from 1' }) number!: number;
  @Field(() => Int, { description: 'In pixels' }) width!: number;
  @Field(() => Int, { description: 'In pixels' }) height!: number;
  @Field(() => String, { description: 'WebP under a signed address, for the viewer alone' }) url!: string;
  @Field(() => String, { description: 'The words on it, for who cannot see it' }) text!: string;
}

@ObjectType('SessionDeck', { description: 'Slides of a session, made of one of its materials' })
export class SessionDeckType {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'The upload that they were made of' }) mediaId!: string;
  @Field(() => String) title!: string;
  @Field(() => DeckState) state!: DeckState;
  @Field(() => Int, { nullable: true, description: 'Null until they are ready' }) pageCount!: number | null;
  @Field(() => String, { nullable: true, description: 'Why they could not be made' }) errorCode!: string | null;
  @Field(() => [DeckPageType], { description: 'In order; none until they are ready' }) pages!: DeckPageType[];
}

@InputType({ description: 'Slides that could not be made' })
export class RetryDeckInput extends SessionIdInput {
  @Field(() => ID) @IsId() deckId!: string;
}
