import type { SheetRow } from '@yunqiao/platform';

/** What a sheet lists. */
export const RosterKind = { people: 'people', classGroups: 'classGroups', schools: 'schools' } as const;
export type RosterKind = keyof typeof RosterKind;

/** What stands in a column. */
export const RosterColumn = {
  school: 'school',
  name: 'name',
  number: 'number',
  role: 'role',
  classGroup: 'classGroup',
  grade: 'grade',
  subject: 'subject',
  validFrom: 'validFrom',
  shortName: 'shortName',
  region: 'region',
  parent: 'parent',
} as const;
export type RosterColumn = keyof typeof RosterColumn;

/** A column with the names under which it is known: the first of each language stands in the template. */
interface ColumnNames {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const names: Record<RosterColumn, ColumnNames> = {
  school: { zh: ['学校', '学校名称', '所属学校', '单位', '所在单位'], en: ['School', 'School name'] },
  name: { zh: ['姓名', '名字', '学生姓名', '教师姓名', '人员姓名'], en: ['Name', 'Full name', 'Person'] },
  number: {
    zh: ['账号', '学号', '工号', '学籍号', '教工号', '职工号', '登录账号', '帐号', '手机号', '手机号码', '编号'],
    en: ['Number', 'Account', 'Student number', 'Staff number', 'Work number', 'Phone'],
  },
  role: { zh: ['身份', '角色', '人员类别', '类别', '人员类型'], en: ['Role', 'Type'] },
  classGroup: { zh: ['班级', '班级名称', '行政班', '所在班级'], en: ['Class', 'Class name', 'Class group'] },
  grade: { zh: ['入学年份', '年级', '入学年', '届别', '入学时间'], en: ['Year of entry', 'Grade', 'Entry year'] },
  subject: { zh: ['学科', '任教学科', '科目', '任教科目', '专业'], en: ['Subject', 'Teaches'] },
  validFrom: { zh: ['生效日期', '开始日期', '起始日期', '入校日期'], en: ['From', 'Valid from', 'Start date'] },
  shortName: { zh: ['简称', '学校简称'], en: ['Short name', 'Abbreviation'] },
  region: { zh: ['地区', '地域', '所在地', '区域'], en: ['Region', 'Place'] },
  parent: { zh: ['上级', '上级组织', '所属组织', '所属地区', '主管单位'], en: ['Belongs to', 'Parent'] },
};

/** Columns of each kind in the order of its template; a school's own sheet needs no school. */
const columnsOfKind: Record<RosterKind, readonly RosterColumn[]> = {
  people: ['school', 'name', 'number', 'role', 'classGroup', 'grade', 'subject', 'validFrom'],
  classGroups: ['school', 'classGroup', 'grade'],
  schools: ['school', 'shortName', 'region', 'parent'],
};

const required: Record<RosterKind, readonly RosterColumn[]> = {
  people: ['name', 'number'],
  classGroups: ['classGroup'],
  schools: ['school'],
};

/** Which columns a kind has, in the order of its template. */
export function columnsOf(kind: RosterKind): readonly RosterColumn[] {
  return columnsOfKind[kind];
}

/** What the column is called in a template. */
export function headerOf(column: RosterColumn, language: 'zh' | 'en'): string {
  return names[column][language][0]!;
}

/** Where the columns of a sheet are, by the names in its head. */
export interface ColumnMap {
  readonly places: ReadonlyMap<RosterColumn, number>;
  /** As they are written in the sheet, for the columns that were found. */
  readonly headers: Readonly<Partial<Record<RosterColumn, string>>>;
  /** Named columns that mean nothing here. */
  readonly ignored: readonly string[];
}

/** Which columns are missing: those that every sheet of the kind needs, and the school where the import is not for one. */
export function missingColumns(kind: RosterKind, map: ColumnMap, needsSchool: boolean): RosterColumn[] {
  const wanted = new Set<RosterColumn>([...(needsSchool ? (['school'] as const) : []), ...required[kind]]);
  return [...wanted].filter((column) => !map.places.has(column));
}

/** Reads a row as the head of a sheet: case, spaces, stars and remarks in brackets make no difference. */
export function mapColumns(kind: RosterKind, { cells }: SheetRow): ColumnMap {
  const places = new Map<RosterColumn, number>();
  const headers: Partial<Record<RosterColumn, string>> = {};
  const ignored: string[] = [];
  cells.forEach((cell, place) => {
    const column = cell === '' ? null : findColumn(kind, cell, places);
    if (column) {
      places.set(column, place);
      headers[column] = cell;
    } else if (cell !== '') ignored.push(cell);
  });
  return { places, headers, ignored };
}

/** Titles may stand above the head: it is the first row in which two columns, or all of a narrow kind, are known. */
export function looksLikeHead(kind: RosterKind, map: ColumnMap): boolean {
  return map.places.size >= Math.min(2, required[kind].length + 1) || missingColumns(kind, map, false).length === 0;
}

function findColumn(
  kind: RosterKind,
  header: string,
  taken: ReadonlyMap<RosterColumn, number>,
): RosterColumn | undefined {
  const wanted = foldHeader(header);
  return columnsOfKind[kind].find(
    (column) =>
      !taken.has(column) && [...names[column].zh, ...names[column].en].some((name) => foldHeader(name) === wanted),
  );
}

function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/gu, '')
    .replace(/[\s*:_/-]+/gu, '');
}
