import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { ParticipationFilterInput } from '../participation-filter.input.js';
import { ParticipationGroup, VIEWERS } from '../participation-filter.js';
import { OffersService, type OfferedCourse } from '../people/offers.service.js';
import { ParticipantService, type CoveredPerson, type Participant } from '../people/participant.service.js';
import { ParticipationEventsService, type CountedEvent } from '../people/participation-events.service.js';
import {
  CoveredPersonConnection,
  OfferedCourseConnection,
  ParticipationEventConnection,
  ParticipationEventsArgs,
  ParticipationPeopleArgs,
  ParticipationPersonConnection,
  SearchedPageArgs,
} from '../people/people.type.js';
import { BoardService, type Board } from './board.service.js';
import {
  ParticipationBoardType,
  ParticipationRowType,
  ParticipationSchoolWeeksType,
  ParticipationWeekType,
} from './board.type.js';
import type { BoardRow, BoardWeek, SchoolWeeks } from './board.js';

/** Participation, for those who answer for it. */
@Resolver()
@Allow(...VIEWERS)
export class BoardResolver {
  constructor(
    private readonly boards: BoardService,
    private readonly participants: ParticipantService,
    private readonly events: ParticipationEventsService,
    private readonly offers: OffersService,
  ) {}

  @Query(() => ParticipationBoardType, {
    description: 'Figures of the schools that the asker may count, at most a second old',
  })
  participationBoard(@CurrentActor() actor: Actor, @Args('filter') filter: ParticipationFilterInput): Promise<Board> {
    return this.boards.board(actor, filter);
  }

  @Query(() => ParticipationPersonConnection, { description: 'The people behind a number' })
  participationPeople(
    @CurrentActor() actor: Actor,
    @Args('filter') filter: ParticipationFilterInput,
    @Args() args: ParticipationPeopleArgs,
  ): Promise<Page<Participant>> {
    return this.participants.list(actor, filter, args.figure, args);
  }

  @Query(() => CoveredPersonConnection, { description: 'The people behind the coverage, and why they are covered' })
  participationCoverage(
    @CurrentActor() actor: Actor,
    @Args('filter') filter: ParticipationFilterInput,
    @Args() args: SearchedPageArgs,
  ): Promise<Page<CoveredPerson>> {
    return this.participants.covered(actor, filter, args);
  }

  @Query(() => OfferedCourseConnection, { description: 'The courses on offer in the scope, by title' })
  participationOffers(
    @CurrentActor() actor: Actor,
    @Args('filter') filter: ParticipationFilterInput,
    @Args() args: SearchedPageArgs,
  ): Promise<Page<OfferedCourse>> {
    return this.offers.list(actor, filter, args);
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

  @ResolveField(() => [ParticipationSchoolWeeksType], { description: 'Schools by name, week by week' })
  schoolWeeks(@Parent() board: Board): Promise<SchoolWeeks[]> {
    return this.boards.schoolWeeks(board.basis);
  }

  @ResolveField(() => [ParticipationRowType])
  rows(
    @Parent() board: Board,
    @Args('group', { type: () => ParticipationGroup }) group: ParticipationGroup,
  ): Promise<BoardRow[]> {
    return this.boards.rows(board.basis, group);
  }
}
