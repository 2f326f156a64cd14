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
    signIn(people.platformAdministrator, '机构、人员、权限 / organisations, people, roles'),
    signIn(people.allianceAdministrator, '全部学校的参与统计 / participation of all schools'),
    signIn(zunyiAdministrator, '本校人员、名册与参与统计 / own people, rosters, participation'),
    signIn(people.trainers[0]!, '课程、视频、开课、主持教研 / courses, videos, runs, sessions'),
    signIn(people.trainers[1]!, '另一所上海学校 / another Shanghai school'),
    ...people.teachers.slice(0, 3).map((person) => signIn(person, '学习、参加教研 / learns, attends sessions')),
    {
      ...signIn(zunyiLiaison.person, '也是教师；主持教研、逐人签到 / a teacher too; hosts, takes the roster'),
      role: 'liaison',
    },
    signIn(firstStudent!, '学习、继续学习 / learns and continues'),
    ...otherStudents.slice(0, 2).map((person) => signIn(person, '另一个班 / another class')),
  ];
}

/** A first student of each class. */
function differentClasses(students: readonly DemoPerson[]): DemoPerson[] {
  const seen = new Set<unknown>();
  return students.filter((student) => !seen.has(student.classGroup) && seen.add(student.classGroup)).slice(0, 3);
}
