import { Injectable } from '@nestjs/common';
import { ViewerIds } from '@yunqiao/identity';
import {
  DownloadAccess,
  downloadName,
  MEDIA_TOKEN_SECONDS,
  MediaAccess,
  nativeTokenSeconds,
  type DownloadKind,
} from '@yunqiao/media';
import { Clock, type Actor } from '@yunqiao/platform';
import type { Edition, EditionLesson } from './editions.js';
import type {
  AttachmentType,
  LessonDownloadLinkType,
  LessonDownloadType,
  LessonType,
  PlaybackType,
} from './learner.types.js';
import type { MediaFacts } from './media-facts.js';

/** Signed addresses of what belongs to a lesson, for somebody of whom it was decided that they may watch. */
@Injectable()
export class LessonAddresses {
  constructor(
    private readonly access: MediaAccess,
    private readonly downloads: DownloadAccess,
    private readonly viewers: ViewerIds,
    private readonly clock: Clock,
  ) {}

  /** The lesson with its addresses, as far as it is the same for everybody. */
  lessonOf(
    actor: Actor,
    edition: Pick<Edition, 'lessons'>,
    lesson: EditionLesson,
    facts: ReadonlyMap<string, MediaFacts>,
  ): Omit<LessonType, 'courseRun' | 'courseRunId' | 'progress' | 'grant'> {
    const { id, title, body, chapterTitle, number } = lesson;
    return {
      ...{ id, title, body, chapterTitle, number },
      playback: lesson.mediaId ? this.playbackOf(actor, lesson.mediaId, facts) : null,
      downloads: downloadsOf(lesson, facts),
      files: lesson.fileMediaIds.flatMap((mediaId) => this.attachmentOf(actor, mediaId, facts)),
      previousLessonId: edition.lessons[number - 2]?.id ?? null,
      nextLessonId: edition.lessons[number]?.id ?? null,
    };
  }

  /**
   * Null while the video cannot be played.
   * @param isNative the browser plays by itself and cannot renew the address: it holds until the video has been watched
   */
  playbackOf(
    actor: Actor,
    mediaId: string,
    facts: ReadonlyMap<string, MediaFacts>,
    isNative = false,
  ): PlaybackType | null {
    const video = facts.get(mediaId);
    if (!video?.isPlayable) return null;
    const seconds = isNative ? nativeTokenSeconds(video.durationSeconds ?? 0) : MEDIA_TOKEN_SECONDS;
    const path = this.access.path(mediaId, this.viewers.of(actor), seconds);
    const minutes = (video.durationSeconds ?? 0) / 60;
    return {
      mediaId,
      masterUrl: path + (video.state === 'ready' ? '/master.m3u8' : '/source.m3u8'),
      posterUrl: video.hasPicture && minutes > 0 ? path + '/poster.jpg' : null,
      durationSeconds: video.durationSeconds ?? 0,
      expiresAt: new Date(this.clock.now().getTime() + seconds * 1000),
      qualities: video.qualities,
      bytesPerMinute: video.smallestBytes && minutes > 0 ? Math.round(video.smallestBytes / minutes) : null,
    };
  }

  /** Null when there is nothing to take along, or its trainer does not allow it. */
  downloadOf(
    actor: Actor,
    lesson: EditionLesson,
    kind: DownloadKind,
    facts: ReadonlyMap<string, MediaFacts>,
  ): LessonDownloadLinkType | null {
    const found = downloadsOf(lesson, facts).find((download) => download.kind === kind);
    if (!found || !lesson.mediaId) return null;
    const fileName = downloadName(lesson.title, kind);
    const url = this.downloads.path({ mediaId: lesson.mediaId, kind, fileName }, this.viewers.of(actor), found.bytes);
    return { url, fileName };
  }

  private attachmentOf(actor: Actor, mediaId: string, facts: ReadonlyMap<string, MediaFacts>): AttachmentType[] {
    const file = facts.get(mediaId);
    if (file?.state !== 'ready') return [];
    const { fileName, bytes, contentType } = file;
    return [
      { mediaId, fileName, bytes, contentType, url: this.access.path(mediaId, this.viewers.of(actor)) + '/file' },
    ];
  }
}

function downloadsOf(
  { allowsDownload, mediaId }: EditionLesson,
  facts: ReadonlyMap<string, MediaFacts>,
): LessonDownloadType[] {
  return allowsDownload && mediaId ? (facts.get(mediaId)?.downloads ?? []) : [];
}
