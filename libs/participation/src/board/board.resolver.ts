import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { ParticipationFilterInput } from '../participation-filter.input.js';
import { ParticipationGroup, VIEWERS } from '../participation-filter.js';
import { ParticipantService, type Participant } from '../people/participant.service.js';
import { ParticipationEventsService, type CountedEvent } from '../people/participation-events.service.js';
import {
  ParticipationEventConnection,
  ParticipationEventsArgs,
  ParticipationPersonConnection,
} from '../people/people.type.js';
import { BoardService, type Board } from './board.service.js';
import { ParticipationBoardType, ParticipationRowType, ParticipationWeekType } from './board.type.js';
import type { BoardRow, BoardWeek } from './board.js';

/** Participation, for those who answer for it. */
@Resolver()
@Allow(...VIEWERS)
export class BoardResolver {
  constructor(
    private readonly boards: BoardService,
    private readonly participants: ParticipantService,
    private readonly events: ParticipationEventsService,
  ) {}

  @Query(() => ParticipationBoardType, {
    description: 'Figures of the schools that the asker may count, at most a second old',
  })
  participationBoard(@CurrentActor() actor: Actor, @Args('filter') filter: ParticipationFilterInput): Promise<Board> {
    return this.boards.board(actor, filter);
  }

  @Query(() => ParticipationPersonConnection, { description: 'The participants behind a number' })
  participationPeople(
    @CurrentActor() actor: Actor,
    @Args('filter') filter: ParticipationFilterInput,
    @Args() page: ConnectionArgs,
  ): Promise<Page<Participant>> {
    return this.participants.list(actor, filter, page);
  }

  @Query(() => ParticipationEventConnection, { description: "A person's events in the scope, the latest first" })
  participationEvents(
    @CurrentActor() actor: Actor,
    @Args('filter') filter: ParticipationFilterInput,
    @Args() args: ParticipationEventsArgs,
  ): Promise<Page<CountedEvent>> {
    return this.events.list(actor, filter, args.personId, args);
  }
}

/** What of a board is counted only when it is asked for. */
@Resolver(() => ParticipationBoardType)
@Allow(...VIEWERS)
export class BoardFieldsResolver {
  constructor(private readonly boards: BoardService) {}

  @ResolveField(() => [ParticipationWeekType])
  weeks(@Parent() board: Board): Promise<BoardWeek[]> {
    return this.boards.weeks(board.basis);
  }

  @ResolveField(() => [ParticipationRowType])
  rows(
    @Parent() board: Board,
    @Args('group', { type: () => ParticipationGroup }) group: ParticipationGroup,
  ): Promise<BoardRow[]> {
    return this.boards.rows(board.basis, group);
  }
}
