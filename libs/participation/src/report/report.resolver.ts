import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TermService } from '@yunqiao/courses';
import { RequestLanguage, TermType, toTermType, type TermLanguage } from '@yunqiao/courses/graphql';
import { PersonLoader } from '@yunqiao/identity/graphql';
import { Allow, Clock, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { VIEWERS } from '../participation-filter.js';
import { ReportComparison, type ReportDifference } from './report-comparison.js';
import type { ReportChange } from './report-change.js';
import type { ReasonCount } from './report-changes.js';
import type { ReportEdition } from './report-edition.entity.js';
import { ReportFiguresType } from './report-figures.type.js';
import { figuresTypeOf } from './report-figures.view.js';
import { ReportReader } from './report-reader.js';
import type { Report } from './report.entity.js';
import {
  ChangesArgs,
  DifferenceArgs,
  EditionArgs,
  IssueParticipationReportAgainInput,
  IssueParticipationReportInput,
  ParticipationReportPayload,
  ReportsArgs,
} from './report.input.js';
import { EditionsLoader } from './report.loaders.js';
import { ReportService } from './report.service.js';
import {
  ReasonCountType,
  ReportChangeConnection,
  ReportConnection,
  ReportDifferenceType,
  ReportEditionType,
  ReportType,
} from './report.type.js';

/** Reports that were issued. */
@Resolver(() => ReportType)
@Allow(...VIEWERS)
export class ReportResolver {
  constructor(
    private readonly reports: ReportService,
    private readonly reader: ReportReader,
  ) {}

  @Query(() => ReportConnection, {
    description: 'Reports of whose schools the asker may count every one, the newest first',
  })
  participationReports(@CurrentActor() actor: Actor, @Args() args: ReportsArgs): Promise<Page<Report>> {
    return this.reader.list(actor, args, args);
  }

  @Query(() => ReportType)
  participationReport(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Report> {
    return this.reader.get(actor, id);
  }

  @Mutation(() => ParticipationReportPayload, {
    description: 'Counts, and freezes what was counted. Takes some seconds',
  })
  async issueParticipationReport(
    @CurrentActor() actor: Actor,
    @Args('input') input: IssueParticipationReportInput,
  ): Promise<ParticipationReportPayload> {
    return { report: await this.reports.issue(actor, { ...input, termId: input.termId ?? null }) };
  }

  @Mutation(() => ParticipationReportPayload, { description: 'Counts the same again, as the next edition' })
  async issueParticipationReportAgain(
    @CurrentActor() actor: Actor,
    @Args('input') input: IssueParticipationReportAgainInput,
  ): Promise<ParticipationReportPayload> {
    return { report: await this.reports.issueAgain(actor, input.reportId, input.editionId) };
  }
}

/** What of a report is read only when it is asked for. */
@Resolver(() => ReportType)
@Allow(...VIEWERS)
export class ReportFieldsResolver {
  constructor(
    private readonly reader: ReportReader,
    private readonly comparison: ReportComparison,
    private readonly editionsOf: EditionsLoader,
    private readonly terms: TermService,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => TermType, { nullable: true, description: 'Null when days were chosen freely' })
  async term(@Parent() report: Report, @RequestLanguage() language: TermLanguage): Promise<TermType | null> {
    return report.termId === null
      ? null
      : toTermType(await this.terms.get(report.termId), language, this.clock.today());
  }

  @ResolveField(() => [ReportEditionType], { description: 'The first one first' })
  editions(@Parent() report: Report, @RequestLoaders() loaders: Loaders): Promise<ReportEdition[]> {
    return this.editionsOf.load(loaders, report.id);
  }

  @ResolveField(() => ReportFiguresType, { description: 'One edition, as it was frozen' })
  async figures(
    @Parent() report: Report,
    @Args() { number }: EditionArgs,
    @RequestLanguage() language: TermLanguage,
  ): Promise<ReportFiguresType> {
    return figuresTypeOf(await this.reader.edition(report.id, number ?? null), language);
  }

  @ResolveField(() => [ReasonCountType], { description: 'What has become known since an edition' })
  news(@Parent() report: Report, @Args() { number }: EditionArgs): Promise<ReasonCount[]> {
    return this.comparison.news(report, number ?? null);
  }

  @ResolveField(() => ReportDifferenceType, { description: 'What changed between two editions, and why' })
  difference(@Parent() report: Report, @Args() { earlier, later }: DifferenceArgs): Promise<ReportDifference> {
    return this.comparison.compare(report, earlier, later);
  }

  @ResolveField(() => ReportChangeConnection, {
    description: 'The changes behind it, event by event, the latest known first',
  })
  changes(@Parent() report: Report, @Args() args: ChangesArgs): Promise<Page<ReportChange>> {
    return this.comparison.list(report, { earlier: args.earlier, later: args.later ?? null }, args.reason, args);
  }
}

@Resolver(() => ReportEditionType)
@Allow(...VIEWERS)
export class ReportEditionResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => String, { nullable: true, description: 'Null when its schedule issued it' })
  async issuedByName(@Parent() edition: ReportEdition, @RequestLoaders() loaders: Loaders): Promise<string | null> {
    if (edition.issuedBy === null) return null;
    return (await this.people.load(loaders, edition.issuedBy))?.displayName ?? null;
  }
}
