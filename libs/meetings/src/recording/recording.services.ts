import { InsurancePieces } from '../insurance/insurance-pieces.js';
import { InsuranceService } from '../insurance/insurance.service.js';
import { RecordingConsents } from '../consent/recording-consents.js';
import { RecordingDemand } from './recording-demand.js';
import { RecordingReader } from './recording-reader.js';
import { ReplayPublisher } from './replay-publisher.js';
import { ReplayService } from './replay.service.js';
import { SegmentRemoval } from './segment-removal.js';

/** What is recorded, as api and worker know it. */
export const recordingServices = [
  ...[RecordingDemand, RecordingReader, RecordingConsents, SegmentRemoval, ReplayService, ReplayPublisher],
  ...[InsurancePieces, InsuranceService],
];
