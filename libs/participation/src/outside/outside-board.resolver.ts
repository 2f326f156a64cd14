import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { GIVERS, OutsideBoardService, type CourseParticipation } from './outside-board.service.js';
import { CourseParticipationType } from './outside-board.type.js';

/** Participation for those who give courses. */
@Resolver()
@Allow(...GIVERS)
export class OutsideBoardResolver {
  constructor(private readonly boards: OutsideBoardService) {}

  @Query(() => CourseParticipationType, {
    description: 'Who took part in the courses that one gives: figures only, few people hidden, by whole terms',
  })
  courseParticipation(
    @CurrentActor() actor: Actor,
    @Args('termId', { type: () => ID }) termId: string,
  ): Promise<CourseParticipation> {
    return this.boards.board(actor, termId);
  }
}
