import fc from 'fast-check';
import { calendarFile, type CalendarEntry } from './calendar-file.js';
import { readCalendar, type CalendarComponent } from './calendar-reader.js';

const entry: CalendarEntry = {
  uid: '0190aaaa-0000-7000-8000-000000000001',
  sequence: 3,
  startsAt: new Date('2020-04-20T02:00:00.000Z'),
  endsAt: new Date('2020-04-20T03:30:00.000Z'),
  title: '集体备课（第二次）',
  description: '带上讲义。\n摄像头不是必需的。',
  url: 'https://yunqiao.example/sessions/0190aaaa-0000-7000-8000-000000000001',
  organiserName: '王小明',
  organiserAddress: 'no-reply@yunqiao.example',
  isCancelled: false,
  changedAt: new Date('2020-04-19T00:00:00.000Z'),
};

function valuesOf({ properties }: CalendarComponent): Record<string, string> {
  return Object.fromEntries(properties.map(({ name, value }) => [name, value]));
}

function eventOf(file: string): CalendarComponent {
  const { name, components } = readCalendar(file);
  expect([name, ...components.map((component) => component.name)]).toEqual(['VCALENDAR', 'VEVENT']);
  return components[0]!;
}

describe('a calendar file', () => {
  it('has what calendars ask for, once, with times in UTC', () => {
    const file = calendarFile(entry);
    expect(valuesOf(readCalendar(file))).toEqual({
      VERSION: '2.0',
      PRODID: '-//yunqiao//sessions//EN',
      METHOD: 'PUBLISH',
    });
    const event = eventOf(file);
    expect(event.properties.map(({ name }) => name).sort()).toEqual([
      ...['DESCRIPTION', 'DTEND', 'DTSTAMP', 'DTSTART', 'LOCATION', 'ORGANIZER'],
      ...['SEQUENCE', 'STATUS', 'SUMMARY', 'UID', 'URL'],
    ]);
    expect(valuesOf(event)).toMatchObject({
      UID: entry.uid,
      SEQUENCE: '3',
      DTSTAMP: '20200419T000000Z',
      DTSTART: '20200420T020000Z',
      DTEND: '20200420T033000Z',
      SUMMARY: entry.title,
      DESCRIPTION: entry.description,
      URL: entry.url,
      STATUS: 'CONFIRMED',
      ORGANIZER: 'mailto:no-reply@yunqiao.example',
    });
  });

  it('moves the same entry: the same name, a higher number', () => {
    const [before, after] = [calendarFile(entry), calendarFile({ ...entry, sequence: 4 })].map((file) =>
      valuesOf(eventOf(file)),
    );
    expect(after?.['UID']).toBe(before?.['UID']);
    expect(Number(after?.['SEQUENCE'])).toBe(Number(before?.['SEQUENCE']) + 1);
  });

  it('strikes the entry out when it is cancelled', () => {
    const file = calendarFile({ ...entry, sequence: 5, isCancelled: true });
    expect(valuesOf(readCalendar(file))['METHOD']).toBe('CANCEL');
    expect(valuesOf(eventOf(file))).toMatchObject({ UID: entry.uid, SEQUENCE: '5', STATUS: 'CANCELLED' });
  });

  it('keeps every text as it was written, and nothing written becomes a line of its own', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    const hostile = fc.constantFrom(
      'a;b,c\\n\\',
      'x\r\nATTENDEE:mailto:evil@example',
      'END:VEVENT\nBEGIN:VALARM',
      '𠮷🐼\u0000"',
    );
    fc.assert(
      fc.property(fc.oneof(text, hostile), fc.oneof(text, hostile), (title, name) => {
        const organiserName = `王${name}`;
        const event = eventOf(calendarFile({ ...entry, title, organiserName, description: title }));
        const plain = (value: string) =>
          value
            .normalize('NFC')
            .replace(/(?![\t\r\n])\p{Cc}/gu, '')
            .replace(/\r\n|\r/gu, '\n');
        const organiser = event.properties.find(({ name }) => name === 'ORGANIZER');
        expect(valuesOf(event)['SUMMARY'] ?? '').toBe(plain(title));
        expect(organiser?.parameters['CN']).toBe(plain(organiserName));
        expect(event.properties.length).toBeLessThanOrEqual(11);
      }),
    );
  });
});
