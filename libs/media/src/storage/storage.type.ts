import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsId } from '@yunqiao/platform';
import { IsEnum, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Originals } from './school-storage.entity.js';

registerEnumType(Originals, {
  name: 'Originals',
  description: 'Whether the original of a video stays after everything was made of it',
});

/** More than any disk has; a petabyte. */
const MOST_BYTES = 1e15;
const MOST_DAYS = 3650;

@ObjectType('StorageUse', { description: 'How much room uploads take, in bytes' })
export class StorageUseType {
  @Field(() => Float, { description: 'Files as they were uploaded; of one under way, all that it declared' })
  originalBytes!: number;
  @Field(() => Float, { description: 'What was made of them: qualities, sound, downloads' }) madeBytes!: number;
  @Field(() => Float, { description: 'How much of both lies in the bin' }) binBytes!: number;
  @Field(() => Int, { description: 'How many uploads take room' }) files!: number;
}

@ObjectType('SchoolStorage', { description: "How much room a school's uploads take and may take" })
export class SchoolStorageType {
  @Field(() => ID) schoolId!: string;
  @Field(() => StorageUseType, { description: 'What is there, the bin included' }) use!: StorageUseType;
  @Field(() => Float, { nullable: true, description: 'Bytes that may be there; null for no limit' })
  quotaBytes!: number | null;
  @Field(() => Boolean, { description: 'Whether the quota was set for this school' }) isOwnQuota!: boolean;
  @Field(() => Originals, { description: 'What becomes of originals when all qualities are ready' })
  originals!: Originals;
  @Field(() => Int, { description: 'With `drop`: so many days later; 0 at once' }) originalsDays!: number;
  @Field(() => Boolean, { description: 'Whether that was decided for this school' }) isOwnOriginals!: boolean;
}

@InputType({ description: 'How much room a school gets' })
export class SetSchoolQuotaInput {
  @Field(() => ID) @IsId() schoolId!: string;
  @Field(() => Float, {
    nullable: true,
    description: 'Bytes; 0 for no limit, null for what the configuration says',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_BYTES)
  quotaBytes!: number | null;
}

@InputType({ description: 'What becomes of originals' })
export class SetOriginalsInput {
  @Field(() => ID) @IsId() schoolId!: string;
  @Field(() => Originals, { nullable: true, description: 'null for what the configuration says' })
  @IsOptional()
  @IsEnum(Originals)
  originals!: Originals | null;
  @Field(() => Int, { defaultValue: 0, description: 'With `drop`: so many days after all qualities were ready' })
  @IsInt()
  @Min(0)
  @Max(MOST_DAYS)
  days!: number;
}

@ObjectType({ description: 'The room of the school after the change' })
export class SchoolStoragePayload {
  @Field(() => SchoolStorageType) storage!: SchoolStorageType;
}
