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
  DecideRosterInput,
  RosterInput,
  RosterLinesArgs,
  RosterPayload,
  RosterProposalsArgs,
  SetRosterDayInput,
} from './roster.input.js';
import {
  RosterConnection,
  RosterFactType,
  RosterHeaderType,
  RosterKeptConnection,
  RosterKeptType,
  RosterLineConnection,
  RosterLineType,
  RosterProposalConnection,
  RosterProposalCountType,
  RosterProposalType,
  RosterType,
} from './roster.type.js';
import { factsOf, lineOf } from './roster.view.js';

@Resolver(() => RosterType)
export class RosterResolver {
  constructor(
    private readonly rosters: RosterService,
    private readonly reader: RosterReader,
    private readonly organisations: OrganisationLoader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => RosterConnection, {
    name: 'rosters',
    description: 'Sheets of the schools that the viewer looks after, newest first',
  })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  list(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<Page<RosterImport>> {
    return this.reader.list(actor, page);
  }

  @Query(() => RosterType, { description: 'One sheet' })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  roster(@CurrentActor() actor: Actor, @Args() { id }: IdArgs): Promise<RosterImport> {
    return this.rosters.get(actor, id);
  }

  @Mutation(() => RosterPayload, { description: 'Has another day begin what a sheet begins; it is checked again' })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  async setRosterDay(
    @CurrentActor() actor: Actor,
    @Args('input') { importId, effectiveOn }: SetRosterDayInput,
  ): Promise<RosterPayload> {
    return { roster: await this.rosters.setDay(actor, importId, effectiveOn) };
  }

  @Mutation(() => RosterPayload, { description: 'Ticks proposals, or takes ticks away' })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  async decideRoster(@CurrentActor() actor: Actor, @Args('input') input: DecideRosterInput): Promise<RosterPayload> {
    return { roster: await this.rosters.decide(actor, input) };
  }

  @Mutation(() => RosterPayload, { description: 'Makes and changes all that a sheet says, and what was ticked' })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  async applyRoster(@CurrentActor() actor: Actor, @Args('input') { importId }: RosterInput): Promise<RosterPayload> {
    return { roster: await this.rosters.apply(actor, importId) };
  }

  @Mutation(() => RosterPayload, { description: 'Takes back what a sheet made, as far as nobody used or changed it' })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  async undoRoster(@CurrentActor() actor: Actor, @Args('input') { importId }: RosterInput): Promise<RosterPayload> {
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
    if ('displayName' in step) return step.displayName;
    if ('name' in step) return step.name;
    const personId = 'personId' in step ? step.personId : step.id;
    return (await this.people.load(loaders, personId))?.displayName ?? '';
  }
}
