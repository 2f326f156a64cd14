import type { AccessMark } from '@yunqiao/platform';
import { cellsOf, cellsOfMixture, Matrix, type Cell, type WrongCell } from './cells.js';
import { Documents } from './documents.js';
import { entries, mixtures } from './entries/index.js';
import { scopesOf, switchPolicies, withMethod, withOpenSockets, withoutPolicy } from './guards.js';
import type { Schools } from './schools.js';

type Handlers = typeof import('./handlers.js');

let schools: Schools;
let documents: Documents;
let matrix: Matrix;
let marks: Handlers;
let handlers: ReturnType<Handlers['handlersOfOperations']>;

beforeAll(async () => {
  await switchPolicies();
  marks = await import('./handlers.js');
  handlers = marks.handlersOfOperations();
  const { buildContract } = await import('../contract.js');
  const rooms = await import('./schools.js');
  schools = await rooms.Schools.open();
  documents = new Documents(await buildContract());
  matrix = new Matrix(schools, documents);
});
afterAll(() => schools.close());

const refusals = ['NOT_SIGNED_IN', 'PASSWORD_CHANGE_REQUIRED', 'NOT_ALLOWED'];
const atTheDoor = (operation: string): Cell[] =>
  cellsOf(entries[operation]!).filter(({ expected }) => refusals.includes(expected));
const marked = Object.keys(entries).filter((operation) => entries[operation]!.who !== 'public');
const waiting = marked.filter((operation) => !entries[operation]!.duringPasswordChange);

/** One cell, answered by the rules and not by an accident. */
const changed: unknown = expect.not.stringContaining('UNEXPECTED');

/** The first cell that tells of a change of the door. A subscription has two doors: the socket's is open meanwhile. */
function noticed(operation: string, cells: Cell[]): Promise<WrongCell[]> {
  const call = () => matrix.wrong(operation, entries[operation]!, cells, 1);
  return documents.kindOf(operation) === 'subscription' ? withOpenSockets(schools, call) : call();
}

/** The first cell of an operation, or of a call that mixes rows, that tells of a change behind the door. */
async function noticedBy(name: string): Promise<WrongCell[]> {
  const mixture = mixtures[name];
  const entry = mixture ?? entries[name]!;
  const cells = mixture ? cellsOfMixture(entry) : cellsOf(entry).filter(({ expected }) => expected !== 'NOT_SIGNED_IN');
  return matrix.wrong(name.split(' ')[0]!, entry, cells, 1);
}

it('the mark of a subscription alone, without the door of the socket, keeps out whom it should', async () => {
  const subscriptions = marked.filter((operation) => documents.kindOf(operation) === 'subscription');
  for (const operation of subscriptions) expect(await noticed(operation, atTheDoor(operation))).toEqual([]);
  expect(subscriptions).not.toEqual([]);
});

describe('it is noticed when there is no mark on', () => {
  it.each(Object.keys(entries))('%s', async (operation) => {
    const cells = cellsOf(entries[operation]!).filter(({ expected }) => expected !== 'NOT_ALLOWED');
    expect(await marks.withMark(handlers.get(operation)!, null, () => noticed(operation, cells))).toEqual([changed]);
  });
});

describe('it is noticed when everybody may call', () => {
  // Who has to change their password may call the others anyway; strangers end at the second lock, @CurrentActor.
  it.each(waiting)('%s', async (operation) => {
    const everybody: AccessMark = { kind: 'public' };
    expect(
      await marks.withMark(handlers.get(operation)!, everybody, () => noticed(operation, atTheDoor(operation))),
    ).toEqual([changed]);
  });
});

describe('it is noticed when a new password need not be chosen before', () => {
  it.each(waiting)('%s', async (operation) => {
    const handler = handlers.get(operation)!;
    expect(await marks.withoutPasswordChange(handler, () => noticed(operation, atTheDoor(operation)))).toEqual([
      changed,
    ]);
  });
});

describe('it is noticed when a policy is taken away:', () => {
  it.each([
    ['isPlatformAdministrator', 'person'],
    ['administeredTrees', 'organisation'],
    ['administeredTrees', 'rosterImports'],
    ['administeredSchools', 'person'],
    ['administeredSchools', 'updateClassGroup'],
    ['requireAdministersSchool', 'createClassGroup'],
    ['requireAdministersSchool', 'makeActivationCodes'],
    ['requireGrants', 'createPerson'],
    ['requireGrants', 'addMembership above oneself'],
    ['requireGrants', 'addMembership in a foreign school'],
    ['requireEndsMembership', 'endMembership'],
    ['requireEndPairing', 'endPairing'],
    ['requireAdministersAccount', 'updatePerson of somebody above'],
    ['requireAdministersAccount', 'resetPassword of somebody above'],
    ['requireManaged', 'media'],
    ['requireManaged', 'removeMedia'],
    ['requireManaged', 'addLesson with a foreign video'],
    ['requireReadsStorage', 'schoolStorage'],
    ['requireSetsOriginals', 'setOriginals'],
    ['mayManageCourse', 'studioCourse'],
    ['mayManageCourse', 'updateChapter'],
    ['mayManageCourse', 'moveLesson'],
    ['mayManageCourse', 'previewLesson'],
    ['mayManageCourse', 'studioCourseRun'],
    ['mayManageCourse', 'withdrawMember'],
    ['mayManageCourse', 'runMembers'],
    ['schoolsAdministeredBy', 'studioCourses'],
    ['schoolOfNewCourse', 'createCourse'],
    ['scopeOf', 'participationBoard'],
    ['scopeOf', 'participationPeople'],
    ['scopeOf', 'participationEvents'],
    ['countableSchools', 'strikeParticipation'],
    ['countableSchools', 'restoreParticipation'],
    ['wantedSchools', 'participationCorrections'],
  ])('%s, by %s', async (policy, name) => {
    expect(await withoutPolicy(policy, schools, () => noticedBy(name))).toEqual([changed]);
  });

  it('requireUploader, behind a mark that lets everybody in', async () => {
    const students = cellsOf(entries['beginUpload']!).filter(({ caller }) => caller === 'student');
    const open: AccessMark = { kind: 'allow', roles: ['signedIn'] };
    const call = () => marks.withMark(handlers.get('beginUpload')!, open, () => noticed('beginUpload', students));
    expect(await call()).toEqual([]);
    expect(await withoutPolicy('requireUploader', schools, call)).toEqual([changed]);
  });
});

describe('it is noticed when the scope of rows is taken away:', () => {
  it.each([
    ['OrganisationScope.limit', 'organisations'],
    ['OrganisationScope.limit', 'organisation'],
    ['OrganisationScope.limit', 'rosterImport'],
    ['PersonScope.limit', 'people'],
    ['PersonScope.limit', 'person'],
    ['ClassGroupService.requireReads', 'classGroups'],
    ['OrganisationService.allianceOf', 'schoolsForOffer'],
    ['OrganisationService.allianceOf', 'createCourseRun for a foreign school'],
    ['RunReader.get', 'courseRun'],
    ['RunReader.get', 'lesson'],
    ['RunReader.get', 'playback'],
    ['RunReader.get', 'withdraw'],
    ['LearningPlaces.find', 'markLessonRead'],
    ['MediaService.list', 'mediaList'],
    ['StudioReader.find', 'studioCourses'],
    ['Inbox.list', 'myNotices'],
    ['Inbox.markRead', 'markNoticesRead'],
  ])('%s, by %s', async (scope, name) => {
    expect(await withMethod(scope, scopesOf(schools)[scope]!, schools, () => noticedBy(name))).toEqual([changed]);
  });
});
