import { RecordingDemand } from './recording-demand.js';
import { RecordingRedis } from './recording-redis.js';

/** What is recorded, as api and worker know it. */
export const recordingServices = [RecordingRedis, RecordingDemand];
