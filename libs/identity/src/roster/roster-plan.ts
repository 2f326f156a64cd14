import type { Role } from '@yunqiao/platform';
import type { OrganisationKind, Region } from '../organisation/organisation-kind.js';
import type { IdentityColumn } from './identity-sheets.js';
import type { RosterAction, RosterMistake } from './roster-line.entity.js';
import type { RosterProposalKind } from './roster-proposal.entity.js';
import type { RosterRole } from './roster-values.js';
import type { RosterEffect } from './roster-vocabulary.js';

/** A row of a sheet with its columns named. */
export interface RosterRow<Column extends string = IdentityColumn> {
  readonly number: number;
  readonly values: Readonly<Partial<Record<Column, string>>>;
}

/** One change of one row of the database, whatever sheet makes it. */
export interface SheetStep {
  /** What is done; its words stand in the studio's message files. */
  readonly kind: string;
  /** Of the row. */
  readonly id: string;
  /** What people call it, where it has a name of its own. */
  readonly name?: string;
  readonly displayName?: string;
  /** Else whose it is. */
  readonly personId?: string;
}

/** What can be different about an organisation. */
export interface OrganisationFacts {
  readonly shortName: string;
  readonly region: Region | null;
  readonly parentId: string | null;
}

/** One change that this room's sheets make, with what is needed to take it back. */
export type RosterStep =
  | ({ readonly kind: 'createOrganisation'; readonly id: string; readonly name: string } & {
      readonly organisationKind: OrganisationKind;
    } & OrganisationFacts)
  | {
      readonly kind: 'changeOrganisation';
      readonly id: string;
      readonly name: string;
      readonly before: OrganisationFacts;
      readonly after: OrganisationFacts;
    }
  | {
      readonly kind: 'createClassGroup';
      readonly id: string;
      readonly schoolId: string;
      readonly name: string;
      readonly grade: number;
    }
  | {
      readonly kind: 'createPerson';
      readonly id: string;
      readonly schoolId: string;
      readonly accountName: string;
      readonly displayName: string;
    }
  | {
      readonly kind: 'beginMembership';
      readonly id: string;
      readonly personId: string;
      readonly organisationId: string;
      readonly classGroupId: string | null;
      readonly role: Role;
      readonly subject: string | null;
      readonly validFrom: string;
    }
  | { readonly kind: 'endMembership'; readonly id: string; readonly personId: string; readonly validTo: string }
  | {
      readonly kind: 'changeSubject';
      readonly id: string;
      readonly before: string | null;
      readonly after: string;
    }
  | { readonly kind: 'rename'; readonly id: string; readonly before: string; readonly after: string }
  | { readonly kind: 'enable'; readonly id: string }
  | { readonly kind: 'moveAccount'; readonly id: string; readonly before: string; readonly after: string };

/** A row as it was understood. */
export interface PlannedLine {
  readonly number: number;
  readonly name: string;
  readonly accountName: string;
  readonly schoolName: string;
  readonly role: RosterRole | null;
  readonly note: string;
  readonly action: RosterAction;
  readonly effects: readonly RosterEffect[];
  readonly mistakes: readonly RosterMistake[];
}

/** A change that waits for somebody's decision. */
export interface PlannedProposal {
  readonly kind: RosterProposalKind;
  readonly subjectId: string;
  readonly number: number | null;
  readonly name: string;
  readonly accountName: string;
  readonly before: string;
  readonly after: string;
}

/** What a sheet would do. */
export interface RosterPlan<Step extends SheetStep = RosterStep> {
  readonly lines: readonly PlannedLine[];
  readonly proposals: readonly PlannedProposal[];
  readonly steps: readonly Step[];
}

/** What a person has decided about a sheet. */
export interface RosterDecisions {
  readonly effectiveOn: string;
  /** Whether this proposal was ticked. */
  accepts(kind: RosterProposalKind, subjectId: string): boolean;
}

/** Name of a proposal among the decisions. */
export function proposalKey(kind: RosterProposalKind, subjectId: string): string {
  return `${kind} ${subjectId}`;
}

/** Decisions that tick these proposals. */
export function decide(effectiveOn: string, keys: Iterable<string>): RosterDecisions {
  const accepted = new Set(keys);
  return { effectiveOn, accepts: (kind, subjectId) => accepted.has(proposalKey(kind, subjectId)) };
}
