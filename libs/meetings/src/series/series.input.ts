import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { IsId } from '@yunqiao/platform';
import { SessionIdInput } from '../session/session.input.js';
import { FEWEST_TIMES, MOST_TIMES } from './series.service.js';

@InputType({ description: 'How often a draft takes place, week after week' })
export class RepeatResearchSessionInput extends SessionIdInput {
  @Field(() => ID, { description: 'Of the series, made by the client; the same id twice is the same as once' })
  @IsId()
  seriesId!: string;
  @Field(() => Int, { description: 'In all, with the first one: 2 to 40' })
  @IsInt()
  @Min(FEWEST_TIMES)
  @Max(MOST_TIMES)
  times!: number;
}

@ArgsType()
export class SessionSeriesArgs {
  @Field(() => ID) @IsId() seriesId!: string;
}
