import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import {
  ClassesToShowArgs,
  ClassViewingArgs,
  ClassViewingPayload,
  ClassViewingsArgs,
  EndClassViewingInput,
  JoinClassViewingInput,
  JoinClassViewingPayload,
  MyClassViewingArgs,
  OpenClassViewingInput,
  ReportClassViewingInput,
  ReportClassViewingPayload,
} from './class-viewing.input.js';
import {
  ClassToShowType,
  ClassViewingCodeType,
  ClassViewingPupilType,
  ClassViewingType,
  ListedClassViewingConnection,
} from './class-viewing.type.js';
import type { ClassViewing } from './class-viewing.entity.js';
import { ClassViewingService } from './class-viewing.service.js';
import { ViewingJoining } from './viewing-joining.js';
import { ViewingList, type ListedViewing } from './viewing-list.js';
import { ViewingReader } from './viewing-reader.js';

/** A class before one projector, as its teacher, its pupils and the school's administrators see it. */
@Resolver(() => ClassViewingType)
export class ClassViewingResolver {
  constructor(
    private readonly viewings: ClassViewingService,
    private readonly reader: ViewingReader,
    private readonly joining: ViewingJoining,
    private readonly list: ViewingList,
  ) {}

  @Query(() => [ClassToShowType], { description: 'Classes to which the actor may show lessons of a run' })
  @Allow('teacher')
  classesToShow(@CurrentActor() actor: Actor, @Args() { courseRunId }: ClassesToShowArgs): Promise<ClassToShowType[]> {
    return this.reader.classesFor(actor, courseRunId);
  }

  @Query(() => ListedClassViewingConnection, {
    description:
      'What was shown to classes of the schools that the actor administers, and by the actor; the latest first',
  })
  @Allow('teacher', 'schoolAdministrator')
  classViewings(@CurrentActor() actor: Actor, @Args() args: ClassViewingsArgs): Promise<Page<ListedViewing>> {
    return this.list.list(actor, args, args);
  }

  @Query(() => ClassViewingType, { description: 'For who opened it and the administrators of the school' })
  @Allow('teacher', 'schoolAdministrator')
  classViewing(@CurrentActor() actor: Actor, @Args() { id }: ClassViewingArgs): Promise<ClassViewing> {
    return this.reader.get(actor, id);
  }

  @Query(() => ClassViewingType, {
    nullable: true,
    description: 'What the actor showed last of this lesson today, whether it goes on or not; null for nothing',
  })
  @Allow('teacher')
  myClassViewing(
    @CurrentActor() actor: Actor,
    @Args() { courseRunId, lessonId }: MyClassViewingArgs,
  ): Promise<ClassViewing | null> {
    return this.reader.findMine(actor, courseRunId, lessonId);
  }

  @Mutation(() => ClassViewingPayload, {
    description: 'Begins to show a lesson to a class; what the actor showed until now is over',
  })
  @Allow('teacher')
  async openClassViewing(
    @CurrentActor() actor: Actor,
    @Args('input') input: OpenClassViewingInput,
  ): Promise<ClassViewingPayload> {
    return { viewing: await this.viewings.open(actor, input) };
  }

  @Mutation(() => ReportClassViewingPayload, {
    description: 'Tells who is there and when the lesson was played; the same twice is the same as once',
  })
  @Allow('teacher', 'schoolAdministrator')
  async reportClassViewing(
    @CurrentActor() actor: Actor,
    @Args('input') input: ReportClassViewingInput,
  ): Promise<ReportClassViewingPayload> {
    const { viewing, rejected } = await this.viewings.report(actor, { ...input, sentAt: input.sentAt ?? null });
    return { viewing, rejected: [...rejected] };
  }

  @Mutation(() => ClassViewingPayload, { description: 'Ends a viewing: whoever was there has taken part' })
  @Allow('teacher')
  async endClassViewing(
    @CurrentActor() actor: Actor,
    @Args('input') { viewingId, endedAt = null, sentAt = null }: EndClassViewingInput,
  ): Promise<ClassViewingPayload> {
    return { viewing: await this.viewings.end(actor, viewingId, { endedAt, sentAt }) };
  }

  @Mutation(() => JoinClassViewingPayload, {
    description: 'Marks oneself, by the code that is shown before one’s class; ten tries in a quarter of an hour',
  })
  @Allow('student')
  async joinClassViewing(
    @CurrentActor() actor: Actor,
    @Args('input') { id, code }: JoinClassViewingInput,
  ): Promise<JoinClassViewingPayload> {
    const { lessonId } = await this.joining.join(actor, id, code);
    return { lessonId, lessonTitle: await this.reader.lessonTitleOf(lessonId) };
  }

  @ResolveField(() => String, { description: 'Title of the lesson' })
  lessonTitle(@Parent() { lessonId }: ClassViewing): Promise<string> {
    return this.reader.lessonTitleOf(lessonId);
  }

  @ResolveField(() => String, { description: 'Name of the class' })
  classGroupName(@Parent() viewing: ClassViewing): Promise<string> {
    return this.reader.classNameOf(viewing);
  }

  @ResolveField(() => [ClassViewingPupilType], { description: 'Pupils of the class on that day, by name' })
  pupils(@Parent() viewing: ClassViewing): Promise<ClassViewingPupilType[]> {
    return this.reader.pupilsOf(viewing);
  }

  @ResolveField(() => ClassViewingCodeType, {
    nullable: true,
    description: 'What is shown now for pupils who have a phone; for who opened it, while it goes on',
  })
  code(@CurrentActor() actor: Actor, @Parent() viewing: ClassViewing): ClassViewingCodeType | null {
    return this.joining.codeOf(actor, viewing);
  }
}
