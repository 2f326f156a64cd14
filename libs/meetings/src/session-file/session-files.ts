import { Injectable } from '@nestjs/common';
import type { Actor } from '@yunqiao/platform';
import { AttendanceExport } from '../attendance/attendance-export.js';
import { SessionCalendar } from '../calendar/session-calendar.js';
import { MinutesExport } from '../minutes/minutes-export.js';
import { ObservationExport } from '../observation/observation-export.js';
import { SessionAccess } from '../session/session-access.js';
import { DOCX, HTML, ICS, NOTHING_RUNS, PDF, XLSX, type Language } from '../taken-along.js';

/** What can be taken along from a session, by the end of its address. */
export const SESSION_FILES = [
  ...(['attendance.xlsx', 'calendar.ics', 'minutes.docx', 'minutes.pdf', 'minutes.html'] as const),
  ...(['observation.xlsx', 'observation.html'] as const),
] as const;
export type SessionFileName = (typeof SESSION_FILES)[number];

/** One of them. */
export interface SessionFile {
  readonly type: string;
  /** A page that opens in the browser, in which nothing runs; everything else is kept as a file. */
  readonly isPage?: boolean;
  /** Throws for whom it is not. */
  look(actor: Actor, sessionId: string): Promise<unknown>;
  make(actor: Actor, sessionId: string, language: Language): Promise<Buffer | string>;
}

/** What is sent before the content of a file, and of HEAD alone. */
export function headersOf(name: SessionFileName, { type, isPage }: SessionFile, sessionId: string) {
  const [kind, ending] = name.split('.');
  return {
    ...{ 'content-type': type, 'cache-control': 'no-store' },
    ...(isPage
      ? { 'content-security-policy': NOTHING_RUNS }
      : { 'content-disposition': `attachment; filename="${kind}-${sessionId}.${ending}"` }),
  };
}

/** Everything that can be taken along from a session. */
@Injectable()
export class SessionFiles {
  private readonly files: Readonly<Record<SessionFileName, SessionFile>>;

  constructor(
    access: SessionAccess,
    minutes: MinutesExport,
    attendance: AttendanceExport,
    observations: ObservationExport,
    calendar: SessionCalendar,
  ) {
    const look: SessionFile['look'] = (actor, id) => access.get(actor, id);
    const ofAttendance: SessionFile['look'] = (actor, id) => attendance.look(actor, id);
    const ofObservation: SessionFile['look'] = (actor, id) => observations.look(actor, id);
    this.files = {
      'attendance.xlsx': { type: XLSX, look: ofAttendance, make: (...asked) => attendance.workbook(...asked) },
      'calendar.ics': {
        ...{ type: ICS, look: (actor, id) => calendar.file(actor, id), make: (actor, id) => calendar.file(actor, id) },
      },
      'minutes.docx': { type: DOCX, look, make: (...asked) => minutes.docx(...asked) },
      'minutes.pdf': { type: PDF, look, make: (...asked) => minutes.pdf(...asked) },
      'minutes.html': { type: HTML, isPage: true, look, make: (...asked) => minutes.page(...asked) },
      'observation.xlsx': { type: XLSX, look: ofObservation, make: (...asked) => observations.workbook(...asked) },
      'observation.html': {
        ...{ type: HTML, isPage: true, look: ofObservation, make: (...asked) => observations.page(...asked) },
      },
    };
  }

  get(name: SessionFileName): SessionFile {
    return this.files[name];
  }
}
