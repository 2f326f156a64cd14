import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { OrganisationKind, Region } from '../graphql/enums.js';
import { IsNotBlank } from '../graphql/is-not-blank.js';
import { OrganisationType } from './organisation.type.js';

@ArgsType()
export class SchoolOptionsArgs {
  @Field(() => String, { description: 'Part of a name, its pinyin or its initials' })
  @IsText(100)
  search!: string;

  @Field(() => Int, { nullable: true, defaultValue: 10, description: 'How many, 1 to 20' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  first!: number | null;
}

@ArgsType()
export class OrganisationsArgs extends ConnectionArgs {
  @Field(() => OrganisationKind, { nullable: true, description: 'Only this kind' }) kind?: OrganisationKind | null;
  @Field(() => Region, { nullable: true, description: 'Only this side' }) region?: Region | null;

  @Field(() => ID, { nullable: true, description: 'Only those directly below this one' })
  @IsOptional()
  @IsId()
  parentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of a name, its pinyin or its initials' })
  @IsOptional()
  @IsText(100)
  search?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Also those that were closed' })
  includeClosed?: boolean | null;
}

@InputType({ description: 'A new organisation' })
export class CreateOrganisationInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => OrganisationKind, { description: 'Alliance, region or school' }) kind!: OrganisationKind;
  @Field(() => Region, { nullable: true, description: 'Side of the bridge' }) region?: Region | null;

  @Field(() => ID, { nullable: true, description: 'Organisation above; none for an alliance' })
  @IsOptional()
  @IsId()
  parentId?: string | null;

  @Field(() => String, { description: 'Full name, at most 120 characters' })
  @IsNotBlank()
  @IsText(120)
  name!: string;
  @Field(() => String, { description: 'Short name, at most 40 characters' })
  @IsNotBlank()
  @IsText(40)
  shortName!: string;
}

@InputType({ description: 'Changes of an organisation; what is missing stays' })
export class UpdateOrganisationInput {
  @Field(() => ID, { description: 'Which one' }) @IsId() id!: string;
  @Field(() => Int, { description: 'The version that was seen' }) version!: number;

  @Field(() => String, { nullable: true, description: 'Full name, at most 120 characters' })
  @IsOptional()
  @IsNotBlank()
  @IsText(120)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Short name, at most 40 characters' })
  @IsOptional()
  @IsNotBlank()
  @IsText(40)
  shortName?: string | null;

  @Field(() => Region, { nullable: true, description: 'Side of the bridge' }) region?: Region | null;

  @Field(() => ID, { nullable: true, description: 'Organisation above' })
  @IsOptional()
  @IsId()
  parentId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True closes it, false opens it again' }) closed?:
    boolean | null;
}

@ObjectType({ description: 'The organisation after the change' })
export class OrganisationPayload {
  @Field(() => OrganisationType, { description: 'The organisation after the change' }) organisation!: OrganisationType;
}
