import type { Role } from '@yunqiao/platform';
import { givenSyllables, surnameSyllables, type Syllable } from '../content/names.js';
import { classSubjects, teachingSubjects } from '../content/schools.js';
import type { DemoSchool } from './organisations.js';
import type { Random } from './random.js';

/** Day since which all demo memberships hold. */
export const memberSince = '2019-09-01';
const createdAt = Date.parse('2019-09-01T00:00:00+08:00');
const grades = [2017, 2018, 2019];

export interface DemoClassGroup {
  readonly id: Buffer;
  readonly school: DemoSchool;
  readonly name: string;
  readonly grade: number;
}

export interface DemoPerson {
  readonly id: Buffer;
  readonly membershipId: Buffer;
  /** Where the account lives and the membership holds. */
  readonly school: DemoSchool;
  readonly classGroup: DemoClassGroup | null;
  readonly role: Role;
  readonly subject: string | null;
  readonly accountName: string;
  readonly displayName: string;
  readonly pinyin: string;
  readonly initials: string;
}

/** How many people there are of each kind. */
export interface PeopleCounts {
  teachers: number;
  /** Of the teachers: those who teach a subject and take part in online research. */
  subjectTeachers: number;
  students: number;
  trainers: number;
}

export interface DemoPeople {
  readonly classGroups: DemoClassGroup[];
  readonly teachers: DemoPerson[];
  readonly students: DemoPerson[];
  readonly trainers: DemoPerson[];
  readonly schoolAdministrators: DemoPerson[];
  readonly allianceAdministrator: DemoPerson;
  readonly platformAdministrator: DemoPerson;
}

/** Everybody, with names drawn by chance from lists: none of them is a real person. */
export function planPeople(
  random: Random,
  alliance: DemoSchool,
  schools: readonly DemoSchool[],
  counts: PeopleCounts,
): DemoPeople {
  const shanghai = schools.filter((school) => school.region === 'shanghai');
  const zunyi = schools.filter((school) => school.region === 'zunyi');
  const staff = new Staff(random.fork('staff'));
  const classGroups = planClassGroups(random.fork('classes'), zunyi, counts.students);
  return {
    classGroups,
    schoolAdministrators: schools.map((school) => staff.member(school, 'schoolAdministrator', null)),
    allianceAdministrator: staff.member(alliance, 'allianceAdministrator', null),
    platformAdministrator: staff.member(alliance, 'platformAdministrator', null),
    teachers: spread(counts.teachers, zunyi, random.fork('teachers')).map((school, index) =>
      staff.member(
        school,
        'teacher',
        index < counts.subjectTeachers ? teachingSubjects[index % teachingSubjects.length]! : null,
      ),
    ),
    students: planStudents(random.fork('students'), classGroups, counts.students),
    trainers: Array.from({ length: counts.trainers }, (_, index) =>
      staff.member(shanghai[index % shanghai.length]!, 'trainer', teachingSubjects[index % teachingSubjects.length]!),
    ),
  };
}

/** Gives each of `count` places a school: schools differ in size, none is empty. */
function spread(count: number, schools: readonly DemoSchool[], random: Random): DemoSchool[] {
  return Array.from({ length: count }, (_, index) =>
    index < schools.length ? schools[index]! : schools[random.weighted(schools.map((school) => school.size))]!,
  );
}

function planClassGroups(random: Random, schools: readonly DemoSchool[], students: number): DemoClassGroup[] {
  const count = Math.max(schools.length, Math.round(students / 40));
  const numbers = new Map<string, number>();
  return spread(count, schools, random).map((school) => {
    const grade = random.pick(grades);
    const stem = `${grade}级${random.pick(classSubjects)}`;
    const key = `${school.accountPrefix}${stem}`;
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    return { id: random.id(createdAt), school, name: `${stem}${number}班`, grade };
  });
}

function planStudents(random: Random, classGroups: readonly DemoClassGroup[], count: number): DemoPerson[] {
  const numbers = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const classGroup = classGroups[index % classGroups.length]!;
    const { school, grade } = classGroup;
    const key = `${school.accountPrefix}${grade}`;
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    const accountName = `${grade}${String(number).padStart(4, '0')}`;
    return person(random, { school, classGroup, role: 'student', subject: null, accountName });
  });
}

/** Numbers the staff of each school from 1001 on. */
class Staff {
  private readonly numbers = new Map<DemoSchool, number>();

  constructor(private readonly random: Random) {}

  member(school: DemoSchool, role: Role, subject: string | null): DemoPerson {
    const number = (this.numbers.get(school) ?? 1000) + 1;
    this.numbers.set(school, number);
    return person(this.random, { school, classGroup: null, role, subject, accountName: String(number) });
  }
}

type Place = Pick<DemoPerson, 'school' | 'classGroup' | 'role' | 'subject' | 'accountName'>;

function person(random: Random, place: Place): DemoPerson {
  return { id: random.id(createdAt), membershipId: random.id(createdAt), ...place, ...planName(random) };
}

/** A name of two or three characters with its search keys, put together from the parts' pinyin. */
export function planName(random: Random): Pick<DemoPerson, 'displayName' | 'pinyin' | 'initials'> {
  const parts: Syllable[] = [random.pick(surnameSyllables), random.pick(givenSyllables)];
  if (random.chance(0.75)) parts.push(random.pick(givenSyllables));
  return {
    displayName: parts.map((part) => part.sign).join(''),
    pinyin: parts.map((part) => part.pinyin).join(''),
    initials: parts.map((part) => part.pinyin[0]).join(''),
  };
}
