import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsId } from '@yunqiao/platform';

/** The argument of a query for one thing. */
@ArgsType()
export class IdArgs {
  @Field(() => ID, { description: 'Which one' }) @IsId() id!: string;
}
