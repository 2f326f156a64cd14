import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UploadService } from '@yunqiao/media';
import { idBytes, idText, type Actor } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import type { DemoCourse, DemoLesson } from '../plan/courses.js';
import type { DemoPlan } from '../plan/plan-demo.js';
import type { DemoPerson } from '../plan/people.js';
import { Random } from '../plan/random.js';
import type { MadeVideo } from './make-videos.js';

/** What putting videos into lessons needs. */
export interface VideoPorts {
  readonly uploads: Pick<UploadService, 'begin' | 'open' | 'finish'>;
  /** Folder in which uploads arrive. */
  readonly uploadFolder: string;
  /** Folder for the making of the videos. */
  readonly scratchFolder: string;
}

/**
 * Hands each video to the media room as its trainer's upload, and puts it into its lesson. The worker prepares it as
 * any other upload. A lesson that has its video already is left alone.
 */
export async function putVideos(
  database: DataSource,
  ports: VideoPorts,
  plan: DemoPlan,
  videos: readonly MadeVideo[],
  say: (line: string) => void,
): Promise<void> {
  say(`${videos.length} videos are handed to the worker`);
  for (const video of videos) {
    const place = placeOf(plan, video.showcase);
    if (place) await putVideo(database, ports, place, video);
  }
}

interface Place {
  readonly course: DemoCourse;
  readonly lesson: DemoLesson;
}

function placeOf(plan: DemoPlan, showcase: number): Place | null {
  const course = plan.courses.find((entry) => entry.lessons.some((lesson) => lesson.showcase === showcase));
  const lesson = course?.lessons.find((entry) => entry.showcase === showcase);
  return course && lesson ? { course, lesson } : null;
}

async function putVideo(
  database: DataSource,
  ports: VideoPorts,
  { course, lesson }: Place,
  video: MadeVideo,
): Promise<void> {
  const actor = actorOf(course.trainer);
  const { size } = await stat(video.path);
  const id = mediaIdOf(lesson);
  const request = { id, kind: 'video', fileName: video.fileName, bytes: size, contentType: 'video/mp4' } as const;
  await ports.uploads.begin(actor, request);
  const media = await ports.uploads.open(actor, id);
  if (media.state === 'uploading') {
    await copyFile(video.path, join(ports.uploadFolder, id));
    await ports.uploads.finish(id);
  }
  await putIntoLesson(database, course, lesson, id);
}

/** The same lesson asks for the same id, so that an interrupted load goes on with the same upload. */
function mediaIdOf(lesson: DemoLesson): string {
  return idText(new Random(`media/${idText(lesson.id)}`).id(Date.parse('2020-01-20T09:00:00+08:00')));
}

async function putIntoLesson(
  database: DataSource,
  course: DemoCourse,
  lesson: DemoLesson,
  mediaId: string,
): Promise<void> {
  const chapter = course.chapters.findIndex((entry) => entry.lessons.includes(lesson));
  const path = `$.chapters[${chapter}].lessons[${course.chapters[chapter]!.lessons.indexOf(lesson)}].mediaId`;
  await database.transaction(async (tx) => {
    await tx.query('UPDATE lesson SET media_id = ? WHERE id = ? AND media_id IS NULL', [idBytes(mediaId), lesson.id]);
    await tx.query('UPDATE course_edition SET outline = JSON_SET(outline, ?, ?) WHERE course_id = ? AND number = 1', [
      path,
      mediaId,
      course.id,
    ]);
  });
}

function actorOf(trainer: DemoPerson): Actor {
  const schoolId = idText(trainer.school.id);
  const membership = {
    membershipId: idText(trainer.membershipId),
    organisationId: schoolId,
    classGroupId: null,
    role: 'trainer',
  } as const;
  return {
    personId: idText(trainer.id),
    sessionId: idText(trainer.membershipId),
    accountSchoolId: schoolId,
    memberships: [membership],
    roles: new Set(['trainer']),
    organisationIds: [schoolId],
    mustChangePassword: false,
  };
}
