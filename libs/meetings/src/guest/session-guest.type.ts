import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { SessionGuest } from './session-guest.entity.js';

@ObjectType('SessionGuest', { description: 'Somebody without an account who came to a session by a link' })
export class SessionGuestType {
  @Field(() => ID) id!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String, { description: 'Where they say that they are from' }) schoolName!: string;
  @Field(() => Date, { description: 'When they first came to the door' }) enteredAt!: Date;
  @Field(() => Boolean, { description: 'Was let in; false while they wait' }) isAdmitted!: boolean;
  @Field(() => Boolean, { description: 'Was refused or sent out' }) isRemoved!: boolean;
  @Field(() => Boolean, { description: 'Has been given the microphone (上麦)' }) hasMicrophone!: boolean;
  @Field(() => Date, { nullable: true, description: 'Since when their hand is up' }) handRaisedAt!: Date | null;
  @Field(() => Boolean, { description: 'Was silenced, and has not spoken up themselves' }) isMutedByHost!: boolean;
}

/** A guest as the contract shows them. */
export function viewOfGuest(guest: SessionGuest): SessionGuestType {
  const { id, displayName, schoolName, enteredAt, admittedAt, removedAt } = guest;
  const { hasMicrophone, handRaisedAt, isMutedByHost } = guest;
  return {
    ...{ id, displayName, schoolName, enteredAt, isAdmitted: admittedAt !== null, isRemoved: removedAt !== null },
    ...{ hasMicrophone, handRaisedAt, isMutedByHost },
  };
}
