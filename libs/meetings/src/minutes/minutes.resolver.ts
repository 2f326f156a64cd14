import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonLoader } from '@yunqiao/identity/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { StandingLoader } from '../session/session.loaders.js';
import { ResearchSessionPayload, ResearchSessionType } from '../session/session.type.js';
import { OpenMinutesLoader, TodoLoader } from './minutes.loaders.js';
import { mayWriteMinutes } from './minutes.policy.js';
import { MinutesService } from './minutes.service.js';
import {
  AddSessionTodoInput,
  FinishSessionTodoInput,
  RemoveSessionTodoInput,
  SessionMinutesType,
  SessionTodoType,
  SetMinutesWritersInput,
} from './minutes.type.js';
import { TodoService } from './todo.service.js';

/** Minutes of a session, as far as they are no text. */
@Resolver(() => ResearchSessionType)
export class MinutesFieldsResolver {
  constructor(
    private readonly standings: StandingLoader,
    private readonly open: OpenMinutesLoader,
    private readonly todos: TodoLoader,
    private readonly people: PersonLoader,
  ) {}

  @ResolveField('minutes', () => SessionMinutesType)
  async minutesOf(
    @Parent() session: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<SessionMinutesType> {
    const everybodyWrites = (await this.open.load(loaders, session.id)) ?? false;
    const standing = await this.standings.load(loaders, actor, session.id);
    return { everybodyWrites, mayWrite: mayWriteMinutes(session, standing, everybodyWrites) };
  }

  @ResolveField('todos', () => [SessionTodoType], { description: 'What is to be done, in the order of its making' })
  async todosOf(@Parent() { id }: ResearchSessionType, @RequestLoaders() loaders: Loaders): Promise<SessionTodoType[]> {
    const todos = await this.todos.load(loaders, id);
    return Promise.all(
      todos.map(async ({ id: todoId, text, ownerPersonId, dueOn, doneAt }) => {
        const owner = ownerPersonId === null ? null : await this.people.load(loaders, ownerPersonId);
        return { id: todoId, text, ownerPersonId, ownerName: owner?.displayName ?? null, dueOn, doneAt };
      }),
    );
  }
}

/** Who writes minutes, and what is to be done. */
@Resolver()
@Allow('signedIn')
export class MinutesResolver {
  constructor(
    private readonly minutes: MinutesService,
    private readonly todos: TodoService,
  ) {}

  @Mutation(() => ResearchSessionPayload, { description: 'Lets listeners write minutes, or not; for who leads' })
  async setMinutesWriters(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, everybodyWrites }: SetMinutesWritersInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.minutes.letEverybodyWrite(actor, sessionId, everybodyWrites) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Notes what is to be done; for who writes the minutes' })
  async addSessionTodo(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddSessionTodoInput,
  ): Promise<ResearchSessionPayload> {
    return {
      session: await this.todos.add(actor, {
        ...input,
        ownerPersonId: input.ownerPersonId ?? null,
        dueOn: input.dueOn ?? null,
      }),
    };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Notes whether it is done; also for who is to do it' })
  async finishSessionTodo(
    @CurrentActor() actor: Actor,
    @Args('input') { todoId, isDone }: FinishSessionTodoInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.todos.finish(actor, todoId, isDone) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Takes a to-do out; for who writes the minutes' })
  async removeSessionTodo(
    @CurrentActor() actor: Actor,
    @Args('input') { todoId }: RemoveSessionTodoInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.todos.remove(actor, todoId) };
  }
}
