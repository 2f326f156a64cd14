import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, Max, Min } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { SessionIdInput } from '../session/session.input.js';

const longestSeconds = 24 * 3600;

@ObjectType('ReplayGap', { description: 'A time in which nothing was recorded, or which was cut out' })
export class ReplayGapType {
  @Field(() => Float, { description: 'Where it is missing, in seconds from the beginning of the replay' })
  atSeconds!: number;
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date) endsAt!: Date;
}

@ObjectType('ReplayFill', {
  description:
    'A time in which no recorder was: the sound is what speakers’ devices kept of themselves, the picture stands still',
})
export class ReplayFillType {
  @Field(() => Float, { description: 'Where it begins, in seconds from the beginning of the replay' })
  atSeconds!: number;
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date) endsAt!: Date;
}

@ObjectType('SessionReplay', { description: 'What was recorded of a session' })
export class SessionReplayType {
  @Field(() => ID) sessionId!: string;
  @Field(() => String, { description: 'HLS with picture and sound' }) url!: string;
  @Field(() => String, { description: 'HLS with the sound alone, for narrow lines' }) audioUrl!: string;
  @Field(() => Date, { description: 'Until when the addresses hold; ask again before' }) expiresAt!: Date;
  @Field(() => Date, { description: 'The time of day of its first moment, by which the timeline is in step' })
  startsAt!: Date;
  @Field(() => Float, { description: 'How long it plays' }) seconds!: number;
  @Field(() => String, {
    description: 'Another one whenever something else plays: after a cut, or when a gap was filled',
  })
  edition!: string;
}

@InputType({ description: 'What is cut out of a replay' })
export class CutReplayInput extends SessionIdInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => String, { description: 'Of the replay in which the seconds were chosen' })
  @IsNotEmpty()
  @IsText(20)
  edition!: string;
  @Field(() => Float, { description: 'From this second of the replay; a few seconds more may go' })
  @Min(0)
  @Max(longestSeconds)
  fromSeconds!: number;
  @Field(() => Float) @Min(0) @Max(longestSeconds) toSeconds!: number;
  @Field(() => String, { description: 'Why; it is kept' }) @IsNotEmpty() @IsText(300) reason!: string;
}
