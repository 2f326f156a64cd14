import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { LessonProgressType } from '../learner/learner.types.js';
import { LearningRecorder } from './learning-recorder.js';
import {
  LessonProgressPayload,
  MarkLessonReadInput,
  RecordLearningInput,
  RecordLearningPayload,
} from './learning.input.js';
import { viewOfState } from './progress-reader.js';
import { ReadingService } from './reading.service.js';

/** What players report. */
@Resolver(() => LessonProgressType)
@Allow('signedIn')
export class LearningResolver {
  constructor(
    private readonly recorder: LearningRecorder,
    private readonly reading: ReadingService,
  ) {}

  @Mutation(() => RecordLearningPayload, {
    description: 'Takes what a player reports; the same events twice are the same as once',
  })
  async recordLearning(
    @CurrentActor() actor: Actor,
    @Args('input') input: RecordLearningInput,
  ): Promise<RecordLearningPayload> {
    const { progress, ...answers } = await this.recorder.record(actor, { ...input, sentAt: input.sentAt ?? null });
    return { ...answers, progress: progress.map(viewOfState) };
  }

  @Mutation(() => LessonProgressPayload, { description: 'Completes a lesson without a video, at the end of its text' })
  async markLessonRead(
    @CurrentActor() actor: Actor,
    @Args('input') input: MarkLessonReadInput,
  ): Promise<LessonProgressPayload> {
    return { progress: viewOfState(await this.reading.markRead(actor, input)) };
  }
}
