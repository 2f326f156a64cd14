import { Injectable, Logger } from '@nestjs/common';
import { AppError, Configuration, findErrorStatus, reasonOf } from '@yunqiao/platform';
import type { Rebuilt } from '../log/read-model.js';
import type { ParticipationGroup } from '../participation-filter.js';
import '../participation.errors.js';
import { postQuestion, type PostedAnswer } from './post-question.js';
import {
  ParticipationCounts,
  type CountedFigure,
  type CountedScope,
  type CountsAnswer,
  type CoveredAnswer,
  type CutAnswer,
  type PeopleAnswer,
  type PeoplePage,
  type Question,
  type SchoolWeeksAnswer,
  type WeeksAnswer,
} from './questions.js';
import { reportingSecret } from './reporting-secret.js';

/** Counting takes milliseconds, seconds where people are gone through one by one on a busy machine; who waits longer is told that nobody counts. */
const patience = 30_000;

/** Asks the reporting process, at REPORTING_URL. */
@Injectable()
export class RemoteCounts extends ParticipationCounts {
  private readonly logger = new Logger('RemoteCounts');

  constructor(private readonly configuration: Configuration) {
    super();
  }

  counts(scope: CountedScope, group: ParticipationGroup): Promise<CountsAnswer> {
    return this.ask({ ask: 'counts', scope, group });
  }

  weeks(scope: CountedScope): Promise<WeeksAnswer> {
    return this.ask({ ask: 'weeks', scope });
  }

  schoolWeeks(scope: CountedScope): Promise<SchoolWeeksAnswer> {
    return this.ask({ ask: 'schoolWeeks', scope });
  }

  people(scope: CountedScope, figure: CountedFigure, page: PeoplePage): Promise<PeopleAnswer> {
    return this.ask({ ask: 'people', scope, figure, page });
  }

  covered(scope: CountedScope, page: PeoplePage): Promise<CoveredAnswer> {
    return this.ask({ ask: 'covered', scope, page });
  }

  cut(scope: CountedScope): Promise<CutAnswer> {
    return this.ask({ ask: 'cut', scope });
  }

  /**
   * Has the facts made anew, and waits for it.
   * @throws REPORTING_AWAY
   */
  rebuild(): Promise<Rebuilt> {
    return this.ask({ ask: 'rebuild' }, null);
  }

  private async ask<Answer>(question: Question, limit: number | null = patience): Promise<Answer> {
    const { isGood, body } = await this.send(question, limit);
    const answer = JSON.parse(body) as Answer & { code?: string };
    if (isGood) return answer;
    if (answer.code !== undefined && findErrorStatus(answer.code) !== null) throw new AppError(answer.code);
    throw new AppError('REPORTING_AWAY');
  }

  private async send(question: Question, limit: number | null): Promise<PostedAnswer> {
    const url = new URL('/questions', this.configuration.get('REPORTING_URL'));
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${reportingSecret(this.configuration)}`,
    };
    try {
      return await postQuestion(url, headers, JSON.stringify(question), limit);
    } catch (cause) {
      this.logger.warn({ reason: reasonOf(cause) });
      throw new AppError('REPORTING_AWAY', {}, { cause });
    }
  }
}
