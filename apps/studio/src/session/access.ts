import type { Role } from '../contract.generated';

/** The parts of the studio; each shows only to those who may use it. The server decides, this only hides dead ends. */
export type Section =
  'courses' | 'media' | 'sessions' | 'participation' | 'reports' | 'people' | 'rosters' | 'organisations';

const openTo: Record<Section, readonly Role[]> = {
  courses: ['trainer', 'schoolAdministrator', 'platformAdministrator'],
  media: ['trainer', 'schoolAdministrator', 'platformAdministrator'],
  sessions: [
    ...(['teacher', 'trainer', 'liaison'] as const),
    ...(['schoolAdministrator', 'allianceAdministrator', 'platformAdministrator'] as const),
  ],
  participation: ['schoolAdministrator', 'allianceAdministrator', 'platformAdministrator'],
  reports: ['schoolAdministrator', 'allianceAdministrator', 'platformAdministrator'],
  people: ['schoolAdministrator', 'platformAdministrator'],
  rosters: ['schoolAdministrator', 'allianceAdministrator', 'platformAdministrator'],
  organisations: ['schoolAdministrator', 'platformAdministrator'],
};

const order: readonly Section[] = [
  'courses',
  'media',
  'sessions',
  'participation',
  'reports',
  'people',
  'rosters',
  'organisations',
];

/** The sections for these roles, in the order of the navigation. */
export function sectionsFor(roles: readonly Role[]): Section[] {
  return order.filter((section) => openTo[section].some((role) => roles.includes(role)));
}

/** Where a person with these roles begins: administrators at the figures, trainers at their courses. */
export function homeFor(roles: readonly Role[]): Section {
  const sections = sectionsFor(roles);
  const administers = roles.some((role) => role.endsWith('Administrator'));
  if (administers && !roles.includes('trainer') && sections.includes('participation')) return 'participation';
  return sections[0] ?? 'participation';
}
