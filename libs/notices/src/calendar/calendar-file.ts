import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** Something with a beginning and an end that people take into their calendars. */
export interface CalendarEntry {
  /** Stays the same for as long as the thing exists, however often it or the product moves: its id alone. */
  readonly uid: string;
  /** Counts up with every change, so that a calendar knows which file is the later one. */
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly description: string;
  /** Where one takes part: an address of ours. */
  readonly url: string;
  readonly organiserName: string;
  /** Calendars want a mail address of whoever organises; ours reads no mail. */
  readonly organiserAddress: string;
  readonly isCancelled: boolean;
  /** When it was changed last. */
  readonly changedAt: Date;
}

/** The file (`text/calendar; charset=utf-8`) by which calendars take the entry up, move it, or strike it out. Times are UTC. */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: 'yunqiao', product: 'sessions', language: 'EN' },
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.changedAt,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: printable(entry.title),
    description: printable(entry.description),
    location: entry.url,
    url: entry.url,
    organizer: { name: printable(entry.organiserName), email: entry.organiserAddress },
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return ensured(calendar.toString());
}

/** RFC 5545 knows no control characters but the tabulator and the line break. */
function printable(text: string): string {
  return text.normalize('NFC').replace(/(?![\t\r\n])\p{Cc}/gu, '');
}

/** The last line ends like every other. */
function ensured(text: string): string {
  return text.endsWith('\r\n') ? text : `${text}\r\n`;
}
