import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsId } from '@yunqiao/platform';

@ArgsType()
export class SessionIdArgs {
  @Field(() => ID) @IsId() sessionId!: string;
}

@InputType({ description: 'Which session' })
export class SessionIdInput {
  @Field(() => ID) @IsId() sessionId!: string;
}
