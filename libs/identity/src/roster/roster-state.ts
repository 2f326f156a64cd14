import type { Role } from '@yunqiao/platform';
import type { OrganisationKind, Region } from '../organisation/organisation-kind.js';

/** An open school of the scope of an import. */
export interface KnownSchool {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

/** Any organisation of the scope. */
export interface KnownOrganisation extends KnownSchool {
  readonly kind: OrganisationKind;
  readonly region: Region | null;
  readonly parentId: string | null;
  readonly isClosed: boolean;
}

export interface KnownClassGroup {
  readonly id: string;
  readonly schoolId: string;
  readonly name: string;
  readonly grade: number;
  readonly isClosed: boolean;
}

export interface KnownPerson {
  readonly id: string;
  readonly schoolId: string;
  readonly accountName: string;
  readonly displayName: string;
  readonly isDisabled: boolean;
  readonly isTest: boolean;
}

export interface KnownMembership {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly classGroupId: string | null;
  readonly role: Role;
  readonly subject: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What is there before a sheet changes it: the organisations of its scope, and everybody whose account lives there. */
export interface RosterState {
  readonly organisations: readonly KnownOrganisation[];
  readonly classGroups: readonly KnownClassGroup[];
  readonly people: readonly KnownPerson[];
  readonly memberships: readonly KnownMembership[];
}
