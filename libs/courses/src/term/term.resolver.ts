import { Query, Resolver } from '@nestjs/graphql';
import { Allow, Clock } from '@yunqiao/platform';
import { RequestLanguage } from './request-language.js';
import { TermService } from './term.service.js';
import { TermType, toTermType, type TermLanguage } from './term.type.js';

@Resolver(() => TermType)
export class TermResolver {
  constructor(
    private readonly terms: TermService,
    private readonly clock: Clock,
  ) {}

  @Query(() => [TermType], { name: 'terms', description: 'School terms until the next one, the earliest first' })
  @Allow('signedIn')
  async findTerms(@RequestLanguage() language: TermLanguage): Promise<TermType[]> {
    const today = this.clock.today();
    return (await this.terms.findUntilNext(today)).map((term) => toTermType(term, language, today));
  }
}
