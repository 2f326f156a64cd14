import { ObservationExport } from './observation-export.js';
import { ObservationNews } from './observation-news.js';
import { ObservationReader } from './observation-reader.js';
import { ObservationService } from './observation.service.js';
import { ObservationSummaries } from './observation-summary.js';
import { ObservationWriter } from './observation-writer.js';
import { ObservedLessons } from './observed-lessons.js';

/** Lesson observation: what is observed, the sheets, and what they come to. */
export const observationServices = [
  ...[ObservationReader, ObservationService, ObservationNews, ObservationWriter, ObservedLessons],
  ...[ObservationSummaries, ObservationExport],
];
