import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { GuestAttendance } from '../guest/guest-attendance.js';
import { safeCell } from '@yunqiao/platform';
import type { Language } from '../taken-along.js';
import type { Attendance } from './attendance-list.js';

const words = {
  zh: {
    sheet: '出勤',
    heads: [
      '姓名',
      '学校',
      '角色',
      '首次进入',
      '最后离开',
      '参加时长（分钟）',
      '计入学时的时长（分钟）',
      '方式',
      '更正次数',
    ],
    roles: {
      host: '主持人',
      coHost: '联合主持人',
      speaker: '主讲',
      observer: '观察员',
      liaison: '联络员',
      listener: '听众',
      guest: '嘉宾（不计学时）',
    },
    ways: { own: '本人设备', sat: '同屏参加' },
  },
  en: {
    sheet: 'Attendance',
    heads: [
      'Name',
      'School',
      'Role',
      'First in',
      'Last out',
      'Attended (minutes)',
      'Credited (minutes)',
      'Way',
      'Corrections',
    ],
    roles: {
      host: 'Host',
      coHost: 'Co-host',
      speaker: 'Speaker',
      observer: 'Observer',
      liaison: 'Liaison',
      listener: 'Listener',
      guest: 'Guest (not counted)',
    },
    ways: { own: 'Own device', sat: 'Before another’s camera' },
  },
} as const;

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The attendance as a workbook that opens in Excel and WPS, guests at its end; times are those of Shanghai. */
export function makeAttendanceSheet(
  language: Language,
  rows: readonly Attendance[],
  guests: readonly GuestAttendance[] = [],
): Promise<Buffer> {
  const { sheet, heads } = words[language];
  const head = heads.map((value) => ({ value, fontWeight: 'bold' as const }));
  const all: Row[] = [...rows, ...guests.map(rowOfGuest)];
  const data: SheetData = [head, ...all.map((row) => cellsOf(language, row))];
  const columns = [16, 28, 12, 20, 20, 18, 22, 16, 12].map((width) => ({ width }));
  return writeExcelFile([{ data, sheet, stickyRowsCount: 1, columns }]).toBuffer();
}

type Row = Omit<Attendance, 'personId' | 'stretches' | 'role'> & { role: Attendance['role'] | 'guest' };

function rowOfGuest({ guest: { displayName, schoolName }, ...times }: GuestAttendance): Row {
  const nothing = { creditedSeconds: 0, satBefore: false, corrections: 0 };
  return { displayName, schoolName, role: 'guest', ...times, ...nothing };
}

function cellsOf(language: Language, row: Row) {
  const { roles, ways } = words[language];
  const texts = [row.displayName, row.schoolName, row.role ? roles[row.role] : ''].map((text) => ({
    value: safeCell(text),
  }));
  const times = [row.firstAt, row.lastAt].map((at) => ({ value: at ? shanghai.format(at) : '' }));
  const minutes = [row.attendedSeconds, row.creditedSeconds].map((seconds) => ({
    ...{ value: Math.round(seconds / 6) / 10, type: Number },
  }));
  const way = { value: row.satBefore ? ways.sat : ways.own };
  return [...texts, ...times, ...minutes, way, { value: row.corrections, type: Number }];
}
