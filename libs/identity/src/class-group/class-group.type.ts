import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';

@ObjectType('ClassGroup', { description: 'Students of one school who are taught together' })
export class ClassGroupType {
  @Field(() => ID, { description: 'Made by the client that created it' }) id!: string;
  @Field(() => ID, { description: 'The school' }) schoolId!: string;
  @Field(() => String, { description: 'Name within the school' }) name!: string;
  @Field(() => Int, { description: 'Year in which its students entered the school' }) grade!: number;
  @Field(() => Date, { nullable: true, description: 'When it was closed; null while it is open' })
  closedAt!: Date | null;
  @Field(() => Int, { description: 'Counts changes; sent back with the next one' }) version!: number;
}

@ObjectType({ description: 'A part of a list of classes' })
export class ClassGroupConnection extends connectionType(ClassGroupType, 'ClassGroup') {}
