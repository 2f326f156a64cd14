/** What an organisation is. */
export const OrganisationKind = { alliance: 'alliance', region: 'region', school: 'school' } as const;
export type OrganisationKind = keyof typeof OrganisationKind;

/** The two sides of the bridge. */
export const Region = { shanghai: 'shanghai', zunyi: 'zunyi' } as const;
export type Region = keyof typeof Region;
