/** Roles that make courses; which ones, the policy says. */
export const MAKERS = ['trainer', 'schoolAdministrator'] as const;
