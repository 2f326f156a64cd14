import { Observation } from './observation.entity.js';
import { ObservationComment } from './observation-comment.entity.js';
import { ObservationPoint } from './observation-point.entity.js';
import { ObservationSheet } from './observation-sheet.entity.js';

/** What is written while a lesson is observed. */
export const observationEntities = [Observation, ObservationSheet, ObservationPoint, ObservationComment];
