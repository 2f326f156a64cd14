import { RecordingEpoch } from './recording-epoch.entity.js';
import { RecordingSegment } from './recording-segment.entity.js';
import { ReplayCut } from './replay-cut.entity.js';
import { ReplayLesson } from './replay-lesson.entity.js';

/** Tables of what was recorded. */
export const recordingEntities = [RecordingEpoch, RecordingSegment, ReplayCut, ReplayLesson];
