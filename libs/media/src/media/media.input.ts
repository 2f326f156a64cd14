import { ArgsType, Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsId } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { MediaKind, MediaState } from './media.entity.js';
import { MediaType } from './media.type.js';

@InputType()
export class BeginUploadInput {
  @Field(() => ID) @IsId() id!: string;
  @Field(() => MediaKind) @IsEnum(MediaKind) kind!: MediaKind;
  // Longer than a name may be: the rule answers with its own words.
  @Field(() => String) @IsString() @MaxLength(4000) fileName!: string;
  @Field(() => Float) @IsInt() bytes!: number;
  @Field(() => String) @IsString() @MaxLength(255) contentType!: string;
}

@InputType()
export class MediaIdInput {
  @Field(() => ID) @IsId() mediaId!: string;
}

@ArgsType()
export class MediaListArgs extends ConnectionArgs {
  @Field(() => MediaKind, { nullable: true }) @IsOptional() @IsEnum(MediaKind) kind?: MediaKind | null;
  @Field(() => MediaState, { nullable: true }) @IsOptional() @IsEnum(MediaState) state?: MediaState | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(255) search?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'What was removed and can be brought back, in place of what is there',
  })
  @IsOptional()
  @IsBoolean()
  inBin?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'The largest first, in place of the newest' })
  @IsOptional()
  @IsBoolean()
  largestFirst?: boolean | null;
}

@ObjectType()
export class BeginUploadPayload {
  @Field(() => MediaType) media!: MediaType;
  @Field(() => String, { description: 'tus address to send the bytes to' }) uploadUrl!: string;
}

@ObjectType()
export class MediaPayload {
  @Field(() => MediaType) media!: MediaType;
}
