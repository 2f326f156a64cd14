import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InkColour } from './session-event-kinds.js';

registerEnumType(InkColour, { name: 'InkColour', description: 'Inks that can be told apart on white paper' });

@ObjectType('InkStroke', { description: 'A stroke of ink on a page' })
export class InkStrokeType {
  @Field(() => String, {
    description: 'Base64 of big-endian 16-bit triples: x, y (0 to 65535 of the page), pressure',
  })
  points!: string;

  @Field(() => InkColour) colour!: InkColour;

  @Field(() => Int, { description: "Of the pen, in thousandths of the page's width" })
  width!: number;
}

@ObjectType('SessionEvent', {
  description: 'Something that happened in a session; what its kind does not carry is null',
})
export class SessionEventType {
  @Field(() => ID, { description: 'Made by whoever reported it' }) id!: string;

  @Field(() => ID) sessionId!: string;

  @Field(() => Int, {
    description: 'Counts from 1 within the session, without gaps: who sees one has seen all before it',
  })
  sequence!: number;

  @Field(() => Date) at!: Date;

  @Field(() => String, {
    description: 'What happened, as noun.happened: page.turned, ink.added, chat.sent, hand.raised …',
  })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'Who did it; null when the house did' })
  personId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Page of slides (deck:<id>:<number>) or of the whiteboard (board:<id>)',
  })
  pageKey!: string | null;

  @Field(() => InkStrokeType, { nullable: true, description: 'Of ink.added' })
  ink!: InkStrokeType | null;

  @Field(() => ID, { nullable: true, description: 'Of ink.removed: the event that drew the stroke' })
  strokeId!: string | null;

  @Field(() => String, { nullable: true, description: 'Of chat.sent, board.added (title) and moment.marked (note)' })
  text!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of chat.sent: the upload that was handed round' })
  mediaId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of chat.removed: the event that said it' })
  lineId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of poll.opened, poll.voted, poll.closed' })
  pollId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of what the room tells: whom it is about' })
  memberId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The guest who did it, or whom it is about' })
  guestId!: string | null;

  /** Of the guest who wrote it; shown as `personName`. */
  guestName!: string | null;

  /** The guest who reads it, who need not be signed in: for whom files are signed, and whose choice in a poll is shown. */
  reader?: { readonly guestId: string; readonly visitorId: string };

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of what is switched: a hand that is raised, a microphone that is held, a door that is locked',
  })
  isOn!: boolean | null;
}

@ObjectType('SessionNews', { description: 'Where the timeline of a session stands' })
export class SessionNewsType {
  @Field(() => Int, { description: 'The sequence of its last event' }) lastSequence!: number;

  @Field(() => SessionEventType, {
    nullable: true,
    description: 'What has just happened; null in the greeting, after which one asks for what one has missed',
  })
  event!: SessionEventType | null;
}

@ObjectType('Poll', { description: 'A question to everybody in a session' })
export class PollType {
  @Field(() => ID) id!: string;
  @Field(() => ID) sessionId!: string;
  @Field(() => String) question!: string;
  @Field(() => [String]) options!: string[];
  @Field(() => [Int], { description: 'How often each option was chosen' }) votes!: number[];
  @Field(() => Int, { nullable: true, description: "The viewer's choice, counted from 0; null when none" })
  myOption!: number | null;
  @Field(() => Boolean) isClosed!: boolean;
}
