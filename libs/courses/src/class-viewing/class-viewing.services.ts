import { Limits, ScreenCodes } from '@yunqiao/platform';
import { ClassViewingService } from './class-viewing.service.js';
import { ViewingAccess } from './viewing-access.js';
import { ViewingJoining } from './viewing-joining.js';
import { ViewingList } from './viewing-list.js';
import { ViewingMarks } from './viewing-marks.js';
import { ViewingReader } from './viewing-reader.js';
import { ViewingSettler } from './viewing-settler.js';

/** A class before one projector. */
export const classViewingServices = [
  ...[ClassViewingService, ViewingAccess, ViewingMarks, ViewingSettler, ViewingJoining, ViewingReader, ViewingList],
  ...[Limits, ScreenCodes],
];
