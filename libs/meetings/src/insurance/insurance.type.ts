import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InsuranceAdvice } from './insurance.service.js';

registerEnumType(InsuranceAdvice, {
  name: 'InsuranceAdvice',
  description: 'What a device does with what it kept of its own microphone',
  valuesMap: {
    keep: { description: 'Go on: nobody knows yet whether it will be needed' },
    send: { description: 'Send the runs of which something lies in what is missing, and delete all others' },
    discard: { description: 'Delete it: nothing is missing, it is too late, or it may not be in the recording' },
  },
});

@ObjectType('MissingSound', { description: 'A time in which the session was live and no recorder was there' })
export class MissingSoundType {
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date) endsAt!: Date;
}

@ObjectType('SessionInsurance', {
  description: 'What becomes of the sound that one’s device kept of the own microphone',
})
export class SessionInsuranceType {
  @Field(() => InsuranceAdvice) advice!: InsuranceAdvice;
  @Field(() => [MissingSoundType], {
    description: 'What is missing in the recording, in order; empty before it is over',
  })
  missing!: MissingSoundType[];
  @Field(() => Boolean, { description: 'Something that one sent is still to be put into the replay' })
  isBeingAdded!: boolean;
}
