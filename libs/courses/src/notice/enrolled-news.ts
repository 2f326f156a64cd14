import type { Notices } from '@yunqiao/notices';
import type { EntityManager } from 'typeorm';
import { Course } from '../course/course.entity.js';
import { CourseRun } from '../run/course-run.entity.js';

/** Tells people, once, that others enrolled them in a run. */
export async function tellEnrolled(
  tx: EntityManager,
  notices: Notices,
  runId: string,
  personIds: readonly string[],
): Promise<void> {
  const { courseId } = await tx.findOneByOrFail(CourseRun, { id: runId });
  const { title: courseTitle } = await tx.findOneByOrFail(Course, { id: courseId });
  const telling = { key: `run.enrolled:${runId}`, subject: runId, facts: { courseTitle }, personIds };
  await notices.tell(tx, { kind: 'run.enrolled', ...telling });
}
