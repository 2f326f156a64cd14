import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';
import { OrganisationKind, Region } from '../graphql/enums.js';

@ObjectType('Organisation', { description: 'An alliance, a region of it, or a school' })
export class OrganisationType {
  @Field(() => ID, { description: 'Made by the client that created it' }) id!: string;
  @Field(() => OrganisationKind, { description: 'Alliance, region or school' }) kind!: OrganisationKind;
  @Field(() => Region, { nullable: true, description: 'Side of the bridge' }) region!: Region | null;
  @Field(() => String, { description: 'Full name' }) name!: string;
  @Field(() => String, { description: 'Name where there is little room' }) shortName!: string;
  @Field(() => ID, { nullable: true, description: 'Organisation above; null at the top' }) parentId!: string | null;
  @Field(() => Date, { nullable: true, description: 'When it was closed; null while it is open' })
  closedAt!: Date | null;
  @Field(() => Int, { description: 'Counts changes; sent back with the next one' }) version!: number;
}

@ObjectType({ description: 'A part of a list of organisations' })
export class OrganisationConnection extends connectionType(OrganisationType, 'Organisation') {}

@ObjectType('SchoolOption', { description: 'What the sign-in screen may know of a school before anyone signed in' })
export class SchoolOptionType {
  @Field(() => ID, { description: 'Id of the school' }) id!: string;
  @Field(() => String, { description: 'Full name' }) name!: string;
  @Field(() => Region, { nullable: true, description: 'Side of the bridge' }) region!: Region | null;
}
