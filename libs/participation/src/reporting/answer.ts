import { AppError } from '@yunqiao/platform';
import type { ParticipationCounts, Question } from '../counts/questions.js';
import type { ReadModel } from '../log/read-model.js';

/**
 * Answers what the api asks.
 * @throws INPUT_INVALID for anything else, REPORTING_PREPARING
 */
export function answer(question: Question, counts: ParticipationCounts, model: ReadModel): Promise<unknown> {
  switch (question.ask) {
    case 'counts':
      return counts.counts(question.scope, question.group);
    case 'weeks':
      return counts.weeks(question.scope);
    case 'schoolWeeks':
      return counts.schoolWeeks(question.scope);
    case 'people':
      return counts.people(question.scope, question.figure, question.page);
    case 'covered':
      return counts.covered(question.scope, question.page);
    case 'cut':
      return counts.cut(question.scope);
    case 'rebuild':
      return model.rebuild();
    default:
      throw new AppError('INPUT_INVALID');
  }
}
