import { Field, ID, ObjectType } from '@nestjs/graphql';
import { SchoolDay } from '@yunqiao/platform/graphql';

@ObjectType('Pairing', { description: 'A standing partnership between two schools' })
export class PairingType {
  @Field(() => ID, { description: 'Made by the client that created it' }) id!: string;
  @Field(() => SchoolDay, { description: 'First school day of the partnership' }) validFrom!: string;

  @Field(() => SchoolDay, { nullable: true, description: 'First day on which it no longer holds; null while it holds' })
  validTo!: string | null;
}
