import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { SessionIdArgs } from '../room/room.input.js';

@ObjectType('ObservationCriterion', { description: 'A dimension on which a lesson is judged' })
export class ObservationCriterionType {
  @Field(() => ID, { description: 'Stays the same when the words change' }) id!: string;
  @Field(() => String) titleZh!: string;
  @Field(() => String, { description: 'Empty where the host wrote it in Chinese only' }) titleEn!: string;
  @Field(() => String, { description: 'What is looked at; may be empty' }) hintZh!: string;
  @Field(() => String) hintEn!: string;
  @Field(() => Int, { description: 'The most that it gives' }) maximumPoints!: number;
}

@ObjectType('ObservedLesson', { description: 'A recorded lesson that is observed' })
export class ObservedLessonType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String) courseTitle!: string;
}

@ObjectType('ObservationPoints', { description: 'What was given for a dimension' })
export class ObservationPointsType {
  @Field(() => ID) criterionId!: string;
  @Field(() => Int) points!: number;
}

@ObjectType('ObservationComment', { description: 'What an observer says of a moment, or of the whole' })
export class ObservationCommentType {
  @Field(() => ID) id!: string;
  @Field(() => ID) personId!: string;
  @Field(() => ID, { nullable: true, description: 'Of one dimension' }) criterionId!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Since the session began, or into the recorded lesson; null for the whole',
  })
  atMilliseconds!: number | null;
  @Field(() => String) text!: string;
  @Field(() => Date) writtenAt!: Date;
}

@ObjectType('ObservationSheet', { description: "An observer's own sheet" })
export class ObservationSheetType {
  @Field(() => String, { description: 'Of the lesson as a whole' }) words!: string;
  @Field(() => Date, { nullable: true, description: 'Null while it is still being written' }) handedInAt!: Date | null;
  @Field(() => [ObservationPointsType]) points!: readonly ObservationPointsType[];
  @Field(() => [ObservationCommentType], { description: 'By time' }) comments!: readonly ObservationCommentType[];
}

@ObjectType('Observation', { description: 'What is observed in a session (听课评课), and by which rubric' })
export class ObservationType {
  @Field(() => ObservedLessonType, { nullable: true, description: 'Null when the lesson is given live' })
  lesson!: ObservedLessonType | null;
  @Field(() => ID, { nullable: true, description: 'Whose lesson it is' }) teacherPersonId!: string | null;
  @Field(() => String, { nullable: true }) teacherName!: string | null;
  @Field(() => Boolean, { description: 'Not only observers: everybody who is invited has a sheet' })
  everybodyObserves!: boolean;
  @Field(() => [ObservationCriterionType], { description: 'The rubric' })
  criteria!: readonly ObservationCriterionType[];
  @Field(() => Boolean, { description: 'Whether lesson and rubric stay: somebody has written by them' })
  isFrozen!: boolean;
  @Field(() => Boolean, { description: 'Whether the viewer has a sheet' }) mayObserve!: boolean;
  @Field(() => Boolean, { description: 'Whether there is something to observe yet' }) isObservable!: boolean;
  @Field(() => Boolean, { description: 'Whether the viewer reads what all observers handed in' })
  maySeeSummary!: boolean;
}

@ObjectType('ObservationTotals', { description: 'How the points of those lie who gave points for every dimension' })
export class ObservationTotalsType {
  @Field(() => Int, { description: 'How many' }) count!: number;
  @Field(() => Float, { nullable: true, description: 'Null where nobody gave points' }) mean!: number | null;
  @Field(() => Float, { nullable: true, description: 'Standard deviation' }) deviation!: number | null;
  @Field(() => Int, { nullable: true }) lowest!: number | null;
  @Field(() => Int, { nullable: true }) highest!: number | null;
  @Field(() => Int) maximumPoints!: number;
}

@ObjectType('ObservationSpread', { description: 'How the points for a dimension lie' })
export class ObservationSpreadType extends ObservationCriterionType {
  @Field(() => Int, { description: 'How many gave points' }) count!: number;
  @Field(() => Float, { nullable: true, description: 'Null where nobody gave points' }) mean!: number | null;
  @Field(() => Float, { nullable: true, description: 'Standard deviation' }) deviation!: number | null;
  @Field(() => Int, { nullable: true }) lowest!: number | null;
  @Field(() => Int, { nullable: true }) highest!: number | null;
}

@ObjectType('NamedObservationComment', { description: 'A comment with whose it is' })
export class NamedObservationCommentType extends ObservationCommentType {
  @Field(() => String) personName!: string;
}

@ObjectType('HandedInSheet', { description: 'A sheet that was handed in' })
export class HandedInSheetType {
  @Field(() => ID) personId!: string;
  @Field(() => String) personName!: string;
  @Field(() => String) words!: string;
  @Field(() => Int, { nullable: true, description: 'Null where points of a dimension are missing' })
  total!: number | null;
  @Field(() => [ObservationPointsType]) points!: readonly ObservationPointsType[];
}

@ObjectType('ObservationSummary', { description: 'What all observers who handed in say of a lesson' })
export class ObservationSummaryType {
  @Field(() => [ObservationSpreadType]) criteria!: readonly ObservationSpreadType[];
  @Field(() => ObservationTotalsType) total!: ObservationTotalsType;
  @Field(() => [HandedInSheetType]) sheets!: readonly HandedInSheetType[];
  @Field(() => Int, { description: 'Begun and not handed in' }) openCount!: number;
  @Field(() => [NamedObservationCommentType], { description: 'By time; those about the whole last' })
  comments!: readonly NamedObservationCommentType[];
}

@ArgsType()
export class ObservedLessonArgs extends SessionIdArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Played by the browser itself, which cannot renew the address',
  })
  isNative!: boolean;
}

@ObjectType('ObservationNews', { description: 'That `observationSummary` may answer something else than before' })
export class ObservationNewsType {
  @Field(() => ID) sessionId!: string;
}
