import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty } from 'class-validator';
import { PersonType } from '@yunqiao/identity/graphql';
import { IsId, IsText } from '@yunqiao/platform';

@ObjectType('RecordingConsent', { description: 'Consent to recordings of a minor, as the school has it in its files' })
export class RecordingConsentType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Who consented, and where it is kept' }) evidence!: string;
  @Field(() => Date, { description: 'Since when it is on record' }) recordedAt!: Date;
}

@InputType({ description: 'A consent that the school has in its files' })
export class GiveRecordingConsentInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => ID) @IsId() personId!: string;
  @Field(() => String, { description: 'Who consented, and where it is kept' })
  @IsNotEmpty()
  @IsText(200)
  evidence!: string;
}

@InputType({ description: 'Whose consent no longer holds' })
export class WithdrawRecordingConsentInput {
  @Field(() => ID) @IsId() personId!: string;
}

@ObjectType({ description: 'Whom it was about' })
export class RecordingConsentPayload {
  @Field(() => PersonType) person!: PersonType;
}
