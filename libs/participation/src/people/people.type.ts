import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Role } from '@yunqiao/identity/graphql';
import { IsId } from '@yunqiao/platform';
import { ConnectionArgs, connectionType } from '@yunqiao/platform/graphql';

@ArgsType()
export class ParticipationEventsArgs extends ConnectionArgs {
  @Field(() => ID) @IsId() personId!: string;
}

@ObjectType('ParticipationPerson', { description: 'A participant, with what they did in the scope' })
export class ParticipationPersonType {
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String) accountName!: string;
  @Field(() => String, { description: 'School of the latest event' }) schoolName!: string;
  @Field(() => String, { nullable: true, description: 'Class group of the latest event' }) classGroupName!:
    string | null;
  @Field(() => Role, { description: 'Role of the latest event' }) role!: Role;
  @Field(() => Int) participations!: number;
  @Field(() => Int) visits!: number;
  @Field(() => Float) creditedSeconds!: number;
  @Field(() => Date) firstAt!: Date;
  @Field(() => Date) lastAt!: Date;
}

@ObjectType('ParticipationPersonConnection')
export class ParticipationPersonConnection extends connectionType(ParticipationPersonType, 'ParticipationPerson') {}

@ObjectType('ParticipationEvent', { description: 'An event behind a number' })
export class ParticipationEventType {
  @Field(() => ID) id!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) courseTitle!: string;
  @Field(() => String) lessonTitle!: string;
  @Field(() => String, { nullable: true, description: 'Of a research session' }) sessionTitle!: string | null;
  @Field(() => Date) occurredAt!: Date;
  @Field(() => Date) receivedAt!: Date;
  @Field(() => Int, { nullable: true }) fromSecond!: number | null;
  @Field(() => Int, { nullable: true }) toSecond!: number | null;
  @Field(() => Float, { description: 'Below 0 when a correction took time back' }) creditedSeconds!: number;
  @Field(() => String) source!: string;
  @Field(() => String, { description: 'School of that day' }) schoolName!: string;
  @Field(() => String, { nullable: true, description: 'Of what was attested: whose word it is' })
  attestedByName!: string | null;
}

@ObjectType('ParticipationEventConnection')
export class ParticipationEventConnection extends connectionType(ParticipationEventType, 'ParticipationEvent') {}
