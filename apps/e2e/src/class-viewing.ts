import { expect, type Browser, type Page } from '@playwright/test';
import { askDatabase } from './database';
import { login, logins, signIn, type DemoLogin } from './people';
import { SIZES } from './screens';

/** A lesson with a video that is on offer to a school now. */
export interface OfferedLesson {
  readonly course: string;
  readonly runId: string;
  readonly lessonId: string;
  readonly seconds: number;
}

/** The shortest of them that is long enough to make a participant, that a pupil has not seen, and that a teacher of the school has not shown to a class today. */
export async function lessonOnOffer(teacher: DemoLogin, unseenBy = teacher): Promise<OfferedLesson> {
  const { school } = teacher;
  const [found] = await askDatabase<{ course: string; run_id: string; lesson_id: string; seconds: number }>(
    `SELECT course.title AS course, HEX(run.id) AS run_id, HEX(lesson.id) AS lesson_id,
       media.duration_seconds AS seconds
     FROM course_run run JOIN course_run_school offer ON offer.course_run_id = run.id
     JOIN organisation school ON school.id = offer.school_id AND school.name = ?
     JOIN course ON course.id = run.course_id AND course.category <> 'teacherDevelopment'
     JOIN lesson ON lesson.course_id = course.id JOIN media ON media.id = lesson.media_id AND media.state = 'ready'
     JOIN person ON person.school_id = school.id AND person.account_name = ?
     LEFT JOIN activity_event event ON event.person_id = person.id AND event.lesson_id = lesson.id
     JOIN person teacher ON teacher.school_id = school.id AND teacher.account_name = ?
     LEFT JOIN class_viewing shown ON shown.course_run_id = run.id AND shown.lesson_id = lesson.id
       AND shown.opened_by = teacher.id AND shown.opened_at > UTC_TIMESTAMP() - INTERVAL 1 DAY
     WHERE shown.id IS NULL AND media.duration_seconds >= 70 AND run.starts_on <= CURRENT_DATE AND run.ends_on >= CURRENT_DATE AND event.id IS NULL
     ORDER BY media.duration_seconds, run.id LIMIT 1`,
    [school, unseenBy.number, teacher.number],
  );
  if (!found) throw new Error(`Nothing is on offer to ${school}.`);
  const { run_id: runId, lesson_id: lessonId, ...rest } = found;
  return { ...rest, runId: idOf(runId), lessonId: idOf(lessonId) };
}

/** An id as the contract has it, of how the database shows its bytes. */
function idOf(hex: string): string {
  return hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/** The same as the database takes it, for `UNHEX`. */
export function hexOf(id: string): string {
  return id.replaceAll('-', '');
}

/** A pupil who can sign in, and somebody who teaches at the same school. */
export function pupilAndTeacher(): { pupil: DemoLogin; teacher: DemoLogin } {
  const { school } = login('schoolAdministrator');
  const at = (role: string) => logins(role).find((one) => one.school === school);
  const [pupil, teacher] = [at('student'), at('teacher')];
  if (!pupil || !teacher) throw new Error(`Nobody of ${school} can sign in as a pupil and as a teacher.`);
  return { pupil, teacher };
}

/** Name of the class in which a pupil is. */
export async function classOf({ number, school }: DemoLogin): Promise<string> {
  const [found] = await askDatabase<{ name: string }>(
    `SELECT class_group.name FROM membership JOIN class_group ON class_group.id = membership.class_group_id
     JOIN person ON person.id = membership.person_id JOIN organisation ON organisation.id = person.school_id
     WHERE person.account_name = ? AND organisation.name = ? AND membership.valid_to IS NULL`,
    [number, school],
  );
  return found!.name;
}

/** Somebody with a phone, signed in. */
export async function onPhone(browser: Browser, who: DemoLogin, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const context = await browser.newContext({ viewport: SIZES.phone, hasTouch: true, isMobile: true, locale });
  const page = await context.newPage();
  await page.goto('/');
  await signIn(page, who, who.school, language);
  return page;
}

/** Opens a lesson that is shown to a class, and leaves its video at its beginning. */
export async function showToClass(page: Page, { runId, lessonId }: OfferedLesson, className: string): Promise<void> {
  await page.goto(`/courses/${runId}/lessons/${lessonId}`);
  await page.getByRole('button', { name: '给全班看' }).tap();
  await page.getByRole('button', { name: className, exact: true }).tap();
  await expect(page.getByRole('heading', { name: `${className}正在看` })).toBeVisible();
}

/** Lets the video of the open lesson play. */
export async function play(page: Page): Promise<void> {
  const video = page.locator('video');
  await video.evaluate((element: HTMLVideoElement) => {
    element.muted = true;
    return element.play();
  });
}
