import type { Role } from '@yunqiao/platform';
import type { DemoLiaison } from './liaisons.js';
import type { DemoPeople, DemoPerson } from './people.js';

/** Easy to type, and long enough for everybody. Only for demo data. */
const password = 'yunqiao-demo-2020';

/** Somebody of the demo who can sign in. */
export interface DemoSignIn {
  readonly person: DemoPerson;
  /** As what the person signs in; a liaison is a teacher besides. */
  readonly role: Role;
  readonly password: string;
  /** What there is to see. */
  readonly what: string;
}

/** About a dozen people in all roles; nobody else of the demo has a password. */
export function planSignIns(people: DemoPeople, liaisons: readonly DemoLiaison[]): DemoSignIn[] {
  const zunyiAdministrator = people.schoolAdministrators.find((person) => person.school.region === 'zunyi')!;
  const zunyiLiaison = liaisons.find(({ person }) => person.school.region === 'zunyi')!;
  const signIn = (person: DemoPerson, what: string): DemoSignIn => ({ person, role: person.role, password, what });
  const [firstStudent, ...otherStudents] = differentClasses(people.students);
  return [
    signIn(
      people.platformAdministrator,
      '平台管理员：机构、班级、人员、权限 / platform administrator: organisations and people',
    ),
    signIn(
      people.allianceAdministrator,
      '联盟管理员：全部学校的参与情况 / alliance administrator: participation of all schools',
    ),
    signIn(
      zunyiAdministrator,
      '学校管理员：本校人员与参与情况 / school administrator: people and participation of the school',
    ),
    signIn(people.trainers[0]!, '上海培训教师：课程、视频、开课 / trainer: courses, videos, runs'),
    signIn(people.trainers[1]!, '上海培训教师：另一所学校 / trainer of another school'),
    ...people.teachers
      .slice(0, 3)
      .map((person) => signIn(person, '遵义教师：学习、继续学习 / teacher: learns and continues')),
    { ...signIn(zunyiLiaison.person, '联络员，也是遵义教师：学习 / liaison, a teacher too: learns'), role: 'liaison' },
    signIn(firstStudent!, '遵义学生：学习、继续学习 / student: learns and continues'),
    ...otherStudents.slice(0, 2).map((person) => signIn(person, '遵义学生 / student')),
  ];
}

/** A first student of each class. */
function differentClasses(students: readonly DemoPerson[]): DemoPerson[] {
  const seen = new Set<unknown>();
  return students.filter((student) => !seen.has(student.classGroup) && seen.add(student.classGroup)).slice(0, 3);
}
