import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';
import { MarkWay } from './class-viewing-mark.entity.js';

registerEnumType(MarkWay, {
  name: 'ClassViewingMarkWay',
  description: 'How a pupil was marked: by a tap of the teacher, or by oneself with the four digits or the QR code',
});

@ObjectType('ClassViewingPupil', { description: 'A pupil of the class, and whether they are there' })
export class ClassViewingPupilType {
  @Field(() => ID) personId!: string;
  @Field(() => String, { description: 'Name' }) displayName!: string;
  @Field(() => Boolean, { description: 'By the latest mark' }) isPresent!: boolean;
  @Field(() => MarkWay, { nullable: true, description: 'Of the latest mark; null for who was never marked' })
  way!: MarkWay | null;
}

@ObjectType('ClassViewingCode', { description: 'What the teacher’s screen shows for pupils who have a phone' })
export class ClassViewingCodeType {
  @Field(() => String, { description: 'Four digits, to be typed' }) pin!: string;
  @Field(() => String, { description: 'What the QR code carries' }) secret!: string;
  @Field(() => Date, { description: 'Another one is shown from then on; this one is taken for ten seconds more' })
  expiresAt!: Date;
}

@ObjectType('ClassViewing', { description: 'A lesson that a teacher shows to a class before one projector' })
export class ClassViewingType {
  @Field(() => ID, { description: 'Made by the client that opened it' }) id!: string;
  @Field(() => ID) courseRunId!: string;
  @Field(() => ID) lessonId!: string;
  @Field(() => ID) classGroupId!: string;
  @Field(() => Date) openedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Null while it goes on' }) endedAt!: Date | null;
}

@ObjectType('ClassToShow', { description: 'A class to which a teacher may show lessons of a run' })
export class ClassToShowType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Year in which its students entered the school' }) grade!: number;
}

@ObjectType('ListedClassViewing', { description: 'A lesson that was shown to a class, in a list' })
export class ListedClassViewingType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Name of the class' }) classGroupName!: string;
  @Field(() => String, { description: 'School of the class' }) schoolName!: string;
  @Field(() => String) courseTitle!: string;
  @Field(() => String) lessonTitle!: string;
  @Field(() => String, { description: 'Teacher who showed it' }) openedByName!: string;
  @Field(() => Date) openedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Null while it goes on' }) endedAt!: Date | null;
  @Field(() => Int, { description: 'Pupils who were there, by the latest mark of each' }) present!: number;
}

@ObjectType('ListedClassViewingConnection')
export class ListedClassViewingConnection extends connectionType(ListedClassViewingType, 'ListedClassViewing') {}

@ObjectType({ description: 'A mark that was not taken' })
export class RejectedMarkType {
  @Field(() => ID) id!: string;
  @Field(() => String, {
    description: 'PERSON_NOT_FOUND, CLASS_VIEWING_OVER, EVENT_TOO_OLD, EVENT_ID_TAKEN or REASON_MISSING',
  })
  code!: string;
}
