/** What somebody may be to an organisation. */
export const Role = {
  student: 'student',
  teacher: 'teacher',
  trainer: 'trainer',
  liaison: 'liaison',
  schoolAdministrator: 'schoolAdministrator',
  allianceAdministrator: 'allianceAdministrator',
  platformAdministrator: 'platformAdministrator',
} as const;
export type Role = keyof typeof Role;

/** A membership that holds today. */
export interface ActorMembership {
  readonly membershipId: string;
  readonly organisationId: string;
  readonly classGroupId: string | null;
  readonly role: Role;
}

/** Who asks. */
export interface Actor {
  readonly personId: string;
  readonly sessionId: string;
  readonly accountSchoolId: string;
  readonly memberships: readonly ActorMembership[];
  readonly roles: ReadonlySet<Role>;
  /** Organisations of the memberships that hold today. */
  readonly organisationIds: readonly string[];
  /** True until a first or reset password was replaced; until then only operations with `@DuringPasswordChange()` answer. */
  readonly mustChangePassword: boolean;
}
