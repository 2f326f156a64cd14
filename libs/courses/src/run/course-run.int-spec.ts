import 'reflect-metadata';
import { Membership, PairingService } from '@yunqiao/identity';
import { newId, type Actor } from '@yunqiao/platform';
import { CourseService } from '../course/course.service.js';
import { Catalogue } from '../learner/catalogue.js';
import { RunReader } from '../learner/run-reader.js';
import { TermService } from '../term/term.service.js';
import { CoursesRoom } from '../test-room/courses-room.js';
import { CourseRunService } from './course-run.service.js';
import { Enrolment } from './enrolment.entity.js';
import { EnrolmentService } from './enrolment.service.js';
import { RunCounts } from './run-counts.js';
import { RunMembers } from './run-members.js';
import { SchoolsForOffer } from './schools-for-offer.js';

describe('offering a course', () => {
  let room: CoursesRoom;
  let schoolId: string;
  let trainer: Actor;
  let teacher: Actor;

  beforeAll(async () => {
    room = await CoursesRoom.open();
    schoolId = await room.school('遵义一校');
    trainer = await room.person('trainer', await room.school('上海示范学校'), { name: '林晓燕' });
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    room.setClock('2020-04-15T02:00:00.000Z');
    teacher = await room.person('teacher', schoolId);
  });

  function offered(actor: Actor, search?: string) {
    return room
      .get(Catalogue)
      .find(actor, { search }, { first: 100 })
      .then((page) => page.edges.map(({ node }) => node.id));
  }

  it('goes first to the schools that are paired today with the school of the course', async () => {
    const [giving, partner, later, stranger] = await Promise.all(
      ['上海一校', '遵义二校', '遵义三校', '遵义四校'].map((name) => room.school(name)),
    );
    const pair = (receivingSchoolId: string, validFrom: string) =>
      room.get(PairingService).create({ id: newId(), givingSchoolId: giving!, receivingSchoolId, validFrom });
    await pair(partner!, '2019-09-01');
    await pair(later!, '2020-09-01');

    const ids = (schools: { id: string }[]) => schools.map(({ id }) => id);
    expect(ids(await room.get(SchoolsForOffer).findPaired(giving!))).toEqual([partner]);
    expect(ids(await room.get(SchoolsForOffer).findPaired(partner!))).toEqual([giving]);
    expect(ids(await room.get(SchoolsForOffer).findPaired(stranger!))).toEqual([]);
  });

  describe('its days and schools', () => {
    it.each([
      ['ends before it starts', { startsOn: '2020-05-01', endsOn: '2020-04-01' }, 'RUN_ENDS_BEFORE_START'],
      ['lies outside of its term', { startsOn: '2019-12-01' }, 'RUN_DATES_OUTSIDE_TERM'],
      ['is offered to nobody', { schoolIds: [] }, 'RUN_WITHOUT_SCHOOLS'],
      ['is offered to what is no school', { schoolIds: [newId()] }, 'RUN_SCHOOL_INVALID'],
      ['is in no term', { termId: newId() }, 'TERM_NOT_FOUND'],
    ])('is refused when it %s', async (_, given, code) => {
      await expect(room.run(trainer, [schoolId], given)).rejects.toThrow(code);
    });

    it('is refused before the course was published', async () => {
      const { course } = await room.draft(trainer);
      const term = (await room.get(TermService).findOn('2020-04-15'))!;
      const given = {
        id: newId(),
        courseId: course.id,
        termId: term.id,
        startsOn: '2020-04-01',
        endsOn: '2020-05-01',
        selfEnrolment: true,
        schoolIds: [schoolId],
      };
      await expect(room.get(CourseRunService).create(trainer, given)).rejects.toThrow('COURSE_NOT_PUBLISHED');
    });

    it('keeps a school among the offered while its people are enrolled', async () => {
      const second = await room.school('遵义二校');
      const { run } = await room.run(trainer, [schoolId, second]);
      await room.get(EnrolmentService).enrol(teacher, run.id);
      const runs = room.get(CourseRunService);
      await expect(runs.update(trainer, { id: run.id, version: 1, schoolIds: [second] })).rejects.toThrow(
        'RUN_SCHOOL_HAS_MEMBERS',
      );
      const changed = await runs.update(trainer, { id: run.id, version: 1, schoolIds: [schoolId] });
      expect((await runs.findSchoolsByRun([run.id])).get(run.id)).toEqual([schoolId]);
      expect(changed.version).toBe(2);
      await expect(runs.update(trainer, { id: run.id, version: 1, closed: true })).rejects.toThrow('CONFLICT');
    });

    it('does not exist for another trainer', async () => {
      const { run, courseId } = await room.run(trainer, [schoolId]);
      const stranger = await room.person('trainer', await room.school());
      await expect(room.get(CourseRunService).get(stranger, run.id)).rejects.toThrow('COURSE_RUN_NOT_FOUND');
      await expect(
        room.get(CourseRunService).update(stranger, { id: run.id, version: 1, closed: true }),
      ).rejects.toThrow('COURSE_RUN_NOT_FOUND');
      await expect(room.get(RunMembers).find(stranger, { courseRunId: run.id }, {})).rejects.toThrow(
        'COURSE_RUN_NOT_FOUND',
      );
      const given = { ...run, id: newId(), courseId, schoolIds: [schoolId] };
      await expect(room.get(CourseRunService).create(stranger, given)).rejects.toThrow('COURSE_NOT_FOUND');
    });
  });

  describe('in the catalogue', () => {
    it('is found by title, trainer and school, in characters, pinyin and initials', async () => {
      const { run } = await room.run(trainer, [schoolId]);
      for (const words of [
        '护理学',
        'hulixue',
        'HLXJC',
        '林晓燕',
        'linxiaoyan',
        'lxy',
        '上海示范',
        'shsfxx',
        'hu li xue',
      ]) {
        expect(await offered(teacher, words)).toContain(run.id);
      }
      for (const words of ['没有这个', '%', '_', "' OR 1=1 --"])
        expect(await offered(teacher, words)).not.toContain(run.id);
    });

    it('is shown to the schools it is offered to, on its days, while it is neither closed nor removed', async () => {
      const { run, courseId } = await room.run(trainer, [schoolId]);
      const elsewhere = await room.person('teacher', await room.school());
      expect(await offered(teacher)).toContain(run.id);
      expect(await offered(elsewhere)).not.toContain(run.id);
      await expect(room.get(RunReader).get(elsewhere, run.id)).rejects.toThrow('COURSE_RUN_NOT_FOUND');
      room.setClock('2020-06-30T15:59:59.000Z');
      expect(await offered(teacher)).toContain(run.id);
      room.setClock('2020-06-30T16:00:00.000Z');
      expect(await offered(teacher)).not.toContain(run.id);
      room.setClock('2020-04-15T02:00:00.000Z');
      await room.get(CourseService).remove(trainer, courseId);
      expect(await offered(teacher)).not.toContain(run.id);
      await expect(room.get(RunReader).get(teacher, run.id)).rejects.toThrow('COURSE_RUN_NOT_FOUND');
      await room.get(CourseService).restore(trainer, courseId);
      await room.get(CourseRunService).update(trainer, { id: run.id, version: 1, closed: true });
      expect(await offered(teacher)).not.toContain(run.id);
    });

    it('pages without losing or repeating anything', async () => {
      const school = await room.school();
      const reader = await room.person('teacher', school);
      const ids: string[] = [];
      for (let made = 0; made < 5; made += 1) ids.push((await room.run(trainer, [school])).run.id);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await room.get(Catalogue).find(reader, {}, { first: 2, after });
        expect(await page.totalCount()).toBe(5);
        seen.push(...page.edges.map(({ node }) => node.id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual([...ids].reverse());
    });
  });

  describe('enrolling', () => {
    it('is the same twice as once, and keeps the membership of that day', async () => {
      const { run } = await room.run(trainer, [schoolId]);
      await Promise.all([1, 2, 3].map(() => room.get(EnrolmentService).enrol(teacher, run.id)));
      const enrolments = await room.database.manager.findBy(Enrolment, { courseRunId: run.id });
      expect(enrolments).toMatchObject([
        {
          personId: teacher.personId,
          membershipId: teacher.memberships[0]!.membershipId,
          schoolId,
          role: 'teacher',
          source: 'self',
        },
      ]);
    });

    it('is refused when the run is closed, over, not begun, for classes only, or of another school', async () => {
      const enrol = (actor: Actor, id: string) => room.get(EnrolmentService).enrol(actor, id);
      const forClasses = await room.run(trainer, [schoolId], { selfEnrolment: false });
      await expect(enrol(teacher, forClasses.run.id)).rejects.toThrow('RUN_SELF_ENROLMENT_OFF');
      const { run } = await room.run(trainer, [schoolId]);
      await expect(enrol(await room.person('teacher', await room.school()), run.id)).rejects.toThrow(
        'COURSE_RUN_NOT_FOUND',
      );
      await expect(enrol(await room.person('liaison', schoolId), run.id)).rejects.toThrow('ENROLMENT_ROLE_MISSING');
      room.setClock('2020-02-20T02:00:00.000Z');
      await expect(enrol(teacher, run.id)).rejects.toThrow('RUN_NOT_OPEN');
      room.setClock('2020-07-01T02:00:00.000Z');
      await expect(enrol(teacher, run.id)).rejects.toThrow('RUN_NOT_OPEN');
      await room.get(CourseRunService).update(trainer, { id: run.id, version: 1, closed: true });
      await expect(enrol(teacher, run.id)).rejects.toThrow('RUN_CLOSED');
    });

    it('can be taken back by whoever did it, and done again', async () => {
      const { run } = await room.run(trainer, [schoolId]);
      const enrolments = room.get(EnrolmentService);
      await enrolments.enrol(teacher, run.id);
      room.advance(60);
      await enrolments.withdraw(teacher, run.id);
      await enrolments.withdraw(teacher, run.id);
      expect((await room.get(RunReader).get(teacher, run.id)).enrolment).toBeNull();
      const leftAt = room.now();
      room.advance(60);
      await enrolments.enrol(teacher, run.id);
      expect((await room.get(RunReader).get(teacher, run.id)).enrolment).not.toBeNull();
      const [kept, ...others] = await room.database.manager.findBy(Enrolment, { courseRunId: run.id });
      expect(kept).toMatchObject({ leftAt, returnedAt: room.now(), withdrawnAt: null });
      expect(others).toEqual([]);
    });

    it('brings in the students of a class whose membership holds today, once', async () => {
      const { run } = await room.run(trainer, [schoolId], { selfEnrolment: false });
      const classGroupId = await room.classGroup(schoolId);
      const students = await Promise.all([1, 2, 3].map(() => room.person('student', schoolId, { classGroupId })));
      const gone = await room.person('student', schoolId, { classGroupId });
      await room.database.manager.update(
        Membership,
        { id: gone.memberships[0]!.membershipId },
        { validTo: '2020-04-15' },
      );
      const enrol = () => room.get(EnrolmentService).enrolClassGroups(trainer, run.id, [classGroupId, classGroupId]);
      expect(await enrol()).toMatchObject({ enrolled: 3, alreadyEnrolled: 0 });
      expect(await enrol()).toMatchObject({ enrolled: 0, alreadyEnrolled: 3 });
      await expect(room.get(EnrolmentService).withdraw(students[0]!, run.id)).rejects.toThrow('ENROLMENT_BY_SCHOOL');
      expect((await room.get(RunCounts).find([run.id])).get(run.id)).toEqual({ enrolled: 3, watched: 0, finished: 0 });
    });

    it('refuses a class of a school to which the run is not offered', async () => {
      const { run } = await room.run(trainer, [schoolId]);
      const elsewhere = await room.school();
      const foreign = await room.classGroup(elsewhere);
      const own = await room.classGroup(trainer.organisationIds[0]!);
      const enrol = (id: string) => room.get(EnrolmentService).enrolClassGroups(trainer, run.id, [id]);
      await expect(enrol(foreign)).rejects.toThrow('CLASS_GROUP_NOT_FOUND');
      await expect(enrol(newId())).rejects.toThrow('CLASS_GROUP_NOT_FOUND');
      await expect(enrol(own)).rejects.toThrow('CLASS_GROUP_NOT_OFFERED');
    });
  });

  describe('its members', () => {
    it('are listed by school, name and number, and can be taken out', async () => {
      const { run } = await room.run(trainer, [schoolId]);
      const zhang = await room.person('teacher', schoolId, { name: '张伟' });
      await room.get(EnrolmentService).enrol(teacher, run.id);
      await room.get(EnrolmentService).enrol(zhang, run.id);
      const find = (given: { search?: string; schoolId?: string; state?: 'watched' | 'finished' }) =>
        room.get(RunMembers).find(trainer, { courseRunId: run.id, ...given }, { first: 50 });
      const names = async (search: string) => (await find({ search })).edges.map(({ node }) => node.displayName);
      expect(await names('zhangwei')).toEqual(['张伟']);
      expect(await names('zw')).toEqual(['张伟']);
      expect(await names(zhang.personId.slice(-12))).toEqual(['张伟']);
      expect((await find({ schoolId: newId() })).edges).toEqual([]);
      expect((await find({ state: 'watched' })).edges).toEqual([]);

      const member = (await find({ search: 'zw' })).edges[0]!.node;
      const stranger = await room.person('trainer', await room.school());
      await expect(room.get(EnrolmentService).withdrawMember(stranger, member.id)).rejects.toThrow(
        'ENROLMENT_NOT_FOUND',
      );
      await room.get(EnrolmentService).withdrawMember(trainer, member.id);
      await room.get(EnrolmentService).withdrawMember(trainer, member.id);
      expect(await (await find({})).totalCount()).toBe(1);
    });
  });
});
