import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, mapPage, type Actor, type Page } from '@yunqiao/platform';
import { ConnectionArgs, Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { IdArgs } from '../graphql/id.args.js';
import { OrganisationLoader } from '../organisation/organisation.loader.js';
import { PersonLoader } from '../person/person.loader.js';
import type { RosterChange } from './roster-change.entity.js';
import type { RosterImport } from './roster-import.entity.js';
import { RosterReader } from './roster-reader.service.js';
import { RosterService } from './roster.service.js';
import {
  DecideRosterImportInput,
  RosterImportInput,
  RosterLinesArgs,
  RosterImportPayload,
  RosterProposalsArgs,
  SetRosterImportDayInput,
} from './roster.input.js';
import {
  RosterImportConnection,
  RosterFactType,
  RosterHeaderType,
  RosterKeptConnection,
  RosterKeptType,
  RosterLineConnection,
  RosterLineType,
  RosterProposalConnection,
  RosterProposalCountType,
  RosterProposalType,
  RosterImportType,
} from './roster.type.js';
import { factsOf, lineOf } from './roster.view.js';

@Resolver(() => RosterImportType)
export class RosterImportResolver {
  constructor(
    private readonly rosters: RosterService,
    private readonly reader: RosterReader,
    private readonly organisations: OrganisationLoader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => RosterImportConnection, {
    name: 'rosterImports',
    description: 'Sheets of the schools that the viewer looks after, newest first',
  })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  list(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<Page<RosterImport>> {
    return this.reader.list(actor, page);
  }

  @Query(() => RosterImportType, { description: 'One sheet' })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  rosterImport(@CurrentActor() actor: Actor, @Args() { id }: IdArgs): Promise<RosterImport> {
    return this.rosters.get(actor, id);
  }

  @Mutation(() => RosterImportPayload, {
    description: 'Has another day begin what a sheet begins; it is checked again',
  })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  async setRosterImportDay(
    @CurrentActor() actor: Actor,
    @Args('input') { importId, effectiveOn }: SetRosterImportDayInput,
  ): Promise<RosterImportPayload> {
    return { roster: await this.rosters.setDay(actor, importId, effectiveOn) };
  }

  @Mutation(() => RosterImportPayload, { description: 'Ticks proposals, or takes ticks away' })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  async decideRosterImport(
    @CurrentActor() actor: Actor,
    @Args('input') input: DecideRosterImportInput,
  ): Promise<RosterImportPayload> {
    return { roster: await this.rosters.decide(actor, input) };
  }

  @Mutation(() => RosterImportPayload, { description: 'Makes and changes all that a sheet says, and what was ticked' })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  async applyRosterImport(
    @CurrentActor() actor: Actor,
    @Args('input') { importId }: RosterImportInput,
  ): Promise<RosterImportPayload> {
    return { roster: await this.rosters.apply(actor, importId) };
  }

  @Mutation(() => RosterImportPayload, {
    description: 'Takes back what a sheet made, as far as nobody used or changed it',
  })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  async undoRosterImport(
    @CurrentActor() actor: Actor,
    @Args('input') { importId }: RosterImportInput,
  ): Promise<RosterImportPayload> {
    return { roster: await this.rosters.undo(actor, importId) };
  }

  @ResolveField(() => String, { description: 'Name of the organisation' })
  async organisationName(
    @Parent() { organisationId }: RosterImport,
    @RequestLoaders() loaders: Loaders,
  ): Promise<string> {
    return (await this.organisations.get(loaders, organisationId)).name;
  }

  @ResolveField(() => String, { description: 'Who brought it in' })
  async madeByName(@Parent() { madeBy }: RosterImport, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.people.load(loaders, madeBy))?.displayName ?? '';
  }

  @ResolveField(() => [RosterHeaderType], { description: 'Columns that were understood' })
  headers(@Parent() { head }: RosterImport): RosterHeaderType[] {
    return Object.entries(head?.headers ?? {}).map(([column, header]) => ({ column, header }) as RosterHeaderType);
  }

  @ResolveField(() => [String], { description: 'Columns that mean nothing here' })
  ignoredHeaders(@Parent() { head }: RosterImport): readonly string[] {
    return head?.ignored ?? [];
  }

  @ResolveField(() => [RosterFactType], { description: 'Facts for the sentence about the error' })
  errorFacts(@Parent() { errorDetails }: RosterImport): RosterFactType[] {
    return factsOf(errorDetails ?? {});
  }

  @ResolveField(() => RosterLineConnection, { description: 'Its rows as they were understood' })
  async lines(@Parent() { id }: RosterImport, @Args() args: RosterLinesArgs): Promise<Page<RosterLineType>> {
    return mapPage(await this.reader.lines(id, args.action ?? null, args), lineOf);
  }

  @ResolveField(() => RosterProposalConnection, { description: 'What waits for a decision' })
  proposals(@Parent() { id }: RosterImport, @Args() args: RosterProposalsArgs): Promise<Page<RosterProposalType>> {
    return this.reader.proposals(id, args.kind ?? null, args);
  }

  @ResolveField(() => [RosterProposalCountType], { description: 'How much of each kind waits, and how much is ticked' })
  proposalCounts(@Parent() { id }: RosterImport): Promise<RosterProposalCountType[]> {
    return this.reader.countProposals(id);
  }

  @ResolveField(() => RosterKeptConnection, { description: 'What stays although the sheet was undone' })
  async kept(
    @Parent() { id }: RosterImport,
    @Args() page: ConnectionArgs,
    @RequestLoaders() loaders: Loaders,
  ): Promise<Page<RosterKeptType>> {
    const changes = await this.reader.kept(id, page);
    const names = new Map<RosterChange, string>();
    for (const { node } of changes.edges) names.set(node, await this.nameOf(node, loaders));
    return mapPage(changes, (change) => ({
      ...{ kind: change.step.kind, name: names.get(change)!, reason: change.kept! },
    }));
  }

  private async nameOf({ step }: RosterChange, loaders: Loaders): Promise<string> {
    const name = step.displayName ?? step.name;
    return name ?? (await this.people.load(loaders, step.personId ?? step.id))?.displayName ?? '';
  }
}
