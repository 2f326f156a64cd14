import { jest } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import { Role, type Actor } from '@yunqiao/platform';
import type { Schools } from './schools.js';

type Rule = (...given: never[]) => unknown;

/** Where the rows' rules live, and what stands in for each while it is taken away. */
interface Policy {
  readonly module: string;
  readonly without: Readonly<Record<string, (actual: Rule) => Rule>>;
}

const yes = () => () => true;
const nothing = () => () => undefined;
const libs = '../../../../libs';

/** Rules that are taken away, by name. */
const taken = new Set<string>();
/** Every school of the test, for whoever is taken to administer all of them. */
const everySchool: string[] = [];
const all = () => () => everySchool;

/** The same actor, only above all. */
function asPlatformAdministrator(actor: Actor): Actor {
  return { ...actor, roles: new Set([...actor.roles, Role.platformAdministrator]) };
}

const aboveAll =
  (actual: Rule) =>
  (actor: Actor, ...rest: never[]) =>
    actual(asPlatformAdministrator(actor) as never, ...rest);

const inInboxOf =
  (owner: Actor) =>
  (actual: Rule) =>
  (_personId: string, ...rest: never[]) =>
    actual(owner.personId as never, ...rest);

const policies: readonly Policy[] = [
  {
    module: `${libs}/identity/src/organisation/organisation.policy.js`,
    without: {
      isPlatformAdministrator: yes,
      administeredTrees: all,
      administeredSchools: all,
      requireAdministersSchool: nothing,
    },
  },
  {
    module: `${libs}/identity/src/membership/membership.policy.js`,
    without: { requireGrants: nothing, requireEndsMembership: nothing },
  },
  { module: `${libs}/identity/src/pairing/pairing.policy.js`, without: { requireEndPairing: nothing } },
  { module: `${libs}/identity/src/person/person.policy.js`, without: { requireAdministersAccount: nothing } },
  {
    module: `${libs}/media/src/media/media.policy.js`,
    without: { requireManaged: () => (_actor: Actor, media: unknown) => media, requireUploader: nothing },
  },
  {
    module: `${libs}/media/src/storage/storage.policy.js`,
    without: { requireReadsStorage: nothing, requireSetsOriginals: nothing },
  },
  {
    module: `${libs}/courses/src/course/course.policy.js`,
    without: { mayManageCourse: yes, schoolsAdministeredBy: all, schoolOfNewCourse: () => () => everySchool[0] },
  },
  {
    module: `${libs}/participation/src/participation-filter.js`,
    without: { scopeOf: aboveAll, countableSchools: aboveAll, wantedSchools: aboveAll },
  },
];

/** Puts a switch into every policy. Rooms that are loaded afterwards use it. */
export async function switchPolicies(): Promise<void> {
  for (const { module, without } of policies) {
    const actual = (await import(module)) as Record<string, Rule>;
    const switched = Object.entries(without).map(([name, replace]) => {
      const rule = actual[name];
      if (!rule) throw new Error(`${module} has no rule ${name}`);
      const instead = replace(rule) as Rule;
      return [name, (...given: never[]) => (taken.has(name) ? instead : rule)(...given)] as const;
    });
    jest.unstable_mockModule(module, () => ({ ...actual, ...Object.fromEntries(switched) }));
  }
}

/** Does something without a rule of a policy. */
export async function withoutPolicy<Result>(
  name: string,
  schools: Schools,
  work: () => Promise<Result>,
): Promise<Result> {
  everySchool.splice(0, Infinity, ...new Set([...schools.rows.values()].map(({ schoolId }) => schoolId)));
  taken.add(name);
  try {
    return await work();
  } finally {
    taken.delete(name);
  }
}

type Methods = Record<string, Rule>;

/** Does something while a method of a service, `Service.method`, is replaced. */
export async function withMethod<Result>(
  name: string,
  replace: (actual: Rule) => Rule,
  schools: Schools,
  work: () => Promise<Result>,
): Promise<Result> {
  const [service = '', method = ''] = name.split('.');
  const instance = findService(schools, service);
  const actual = instance[method];
  if (!actual) throw new Error(`There is no ${name}`);
  instance[method] = replace(actual.bind(instance) as Rule);
  try {
    return await work();
  } finally {
    instance[method] = actual;
  }
}

/** Does something while sockets are opened for everybody, so that only the mark of a subscription stands in the way. */
export function withOpenSockets<Result>(schools: Schools, work: () => Promise<Result>): Promise<Result> {
  return withMethod('LiveSockets.admit', () => () => Promise.resolve(null), schools, work);
}

function findService(schools: Schools, name: string): Methods {
  for (const { providers } of schools.room.test.app.get(ModulesContainer).values()) {
    for (const { name: provided, instance } of providers.values()) {
      if (String(provided) === name && instance) return instance as Methods;
    }
  }
  throw new Error(`There is no ${name}`);
}

/** Row scoping that stands in a service, and what stands in for it. */
export function scopesOf(schools: Schools): Readonly<Record<string, (actual: Rule) => Rule>> {
  const student = schools.people.get('student')!;
  const trainer = schools.people.get('trainer')!;
  return {
    'OrganisationScope.limit': () => () => Promise.resolve(),
    'PersonScope.limit': nothing,
    'ClassGroupService.requireReads': () => () => Promise.resolve(),
    'OrganisationService.allianceOf': () => () =>
      Promise.resolve([...new Set([...schools.rows.values()].map((rows) => rows.schoolId))]),
    'RunReader.get': aboveAll,
    'LearningPlaces.find': (actual) => (actor: Actor, events: never) =>
      actual({ ...actor, personId: student.personId } as never, events),
    'MediaService.list': aboveAll,
    'StudioReader.find': aboveAll,
    'Inbox.list': inInboxOf(trainer),
    'Inbox.markRead': inInboxOf(trainer),
  };
}
