import { Field, ID, ObjectType } from '@nestjs/graphql';
import { SchoolDay } from '@yunqiao/platform/graphql';
import type { Term } from './term.entity.js';

@ObjectType('Term', { description: 'A school term' })
export class TermType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Year and season, such as 2020-spring' }) code!: string;
  @Field(() => String, { description: "In the language of the request's Accept-Language" }) name!: string;
  @Field(() => SchoolDay) startsOn!: string;
  @Field(() => SchoolDay, { description: 'Last school day, inclusive' }) endsOn!: string;
  @Field(() => Boolean) isCurrent!: boolean;
}

/** Languages in which terms have names. */
export type TermLanguage = 'zh' | 'en';

/** English for whoever asks for it first, else Chinese. */
export function languageOf(acceptLanguage: string | undefined): TermLanguage {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh';
}

export function toTermType(term: Term, language: TermLanguage, today: string): TermType {
  const { id, code, startsOn, endsOn } = term;
  const name = language === 'en' ? term.nameEn : term.nameZh;
  return { id, code, name, startsOn, endsOn, isCurrent: startsOn <= today && today <= endsOn };
}
