import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsISO8601, IsNotEmpty, IsOptional, Length } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { SessionIdInput } from '../session/session.input.js';

@ObjectType('SessionMinutes', { description: 'The minutes of a session; they are written over the socket at /minutes' })
export class SessionMinutesType {
  @Field(() => Boolean, { description: 'Whether the viewer writes; everybody who sees the session reads' })
  mayWrite!: boolean;

  @Field(() => Boolean, { description: 'Whether the host lets listeners write, too' }) everybodyWrites!: boolean;
}

@ObjectType('SessionTodo', { description: 'What somebody is to do after a session' })
export class SessionTodoType {
  @Field(() => ID) id!: string;
  @Field(() => String) text!: string;
  @Field(() => ID, { nullable: true }) ownerPersonId!: string | null;
  @Field(() => String, { nullable: true }) ownerName!: string | null;
  @Field(() => String, { nullable: true, description: 'A school day in Asia/Shanghai, YYYY-MM-DD' })
  dueOn!: string | null;
  @Field(() => Date, { nullable: true, description: 'Null while it is not done' }) doneAt!: Date | null;
}

@InputType({ description: 'Something to be done' })
export class AddSessionTodoInput extends SessionIdInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => String, { description: 'At most 500 characters' }) @IsNotEmpty() @IsText(500) text!: string;

  @Field(() => ID, { nullable: true, description: 'Somebody with a part in the session; told when it has ended' })
  @IsOptional()
  @IsId()
  ownerPersonId!: string | null;

  @Field(() => String, { nullable: true, description: 'A school day in Asia/Shanghai, YYYY-MM-DD' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  dueOn!: string | null;
}

@InputType({ description: 'Whether something is done' })
export class FinishSessionTodoInput {
  @Field(() => ID) @IsId() todoId!: string;
  @Field(() => Boolean) isDone!: boolean;
}

@InputType({ description: 'What is not to be done after all' })
export class RemoveSessionTodoInput {
  @Field(() => ID) @IsId() todoId!: string;
}

@InputType({ description: 'Who writes the minutes' })
export class SetMinutesWritersInput extends SessionIdInput {
  @Field(() => Boolean, { description: 'Listeners, too' }) everybodyWrites!: boolean;
}
