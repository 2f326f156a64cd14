import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsId } from '@yunqiao/platform';
import { SchoolDay } from '@yunqiao/platform/graphql';
import { PairingType } from './pairing.type.js';

@InputType({ description: 'A new partnership' })
export class CreatePairingInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => ID, { description: 'School that gives lessons' }) @IsId() givingSchoolId!: string;
  @Field(() => ID, { description: 'School that receives them' }) @IsId() receivingSchoolId!: string;
  @Field(() => SchoolDay, { description: 'First school day' }) validFrom!: string;
}

@InputType({ description: 'The end of a partnership' })
export class EndPairingInput {
  @Field(() => ID, { description: 'Which one' }) @IsId() pairingId!: string;
  @Field(() => SchoolDay, { description: 'Last school day of the partnership, inclusive' }) lastDay!: string;
}

@ObjectType({ description: 'The partnership after the change' })
export class PairingPayload {
  @Field(() => PairingType, { description: 'The partnership after the change' }) pairing!: PairingType;
}
