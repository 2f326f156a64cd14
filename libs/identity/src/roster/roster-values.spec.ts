import { gradeInName, isRounded, readDay, readGrade, readRegion, readRole } from './roster-values.js';

it.each([
  ['学生', 'student'],
  [' 老师 ', 'teacher'],
  ['School Administrator', 'schoolAdministrator'],
  ['校长', null],
  ['platformAdministrator', null],
])('%j is the role %s', (text, role) => expect(readRole(text)).toBe(role));

it.each([
  ['2020-09-01', '2020-09-01'],
  ['2020/9/1', '2020-09-01'],
  ['2020年9月1日', '2020-09-01'],
  ['２０２０．９．１', '2020-09-01'],
  ['20200901', '2020-09-01'],
  ['2020-02-30', null],
  ['1.9.2020', null],
])('%j is the day %s', (text, day) => expect(readDay(text)).toBe(day));

it.each([
  ['2019', 2019],
  ['2019级', 2019],
  ['19级', 2019],
  ['2019-09-01', 2019],
  ['高一', null],
  ['20190', null],
])('%j is the year of entry %s', (text, grade) => expect(readGrade(text)).toBe(grade));

it.each([
  ['2019级汽修1班', 2019],
  ['19汽修1班', 2019],
  ['汽修1班', null],
  ['1班', null],
])('a class called %j began in %s', (name, grade) => expect(gradeInName(name)).toBe(grade));

it('knows both sides of the bridge, and numbers that a spreadsheet has rounded', () => {
  expect([readRegion('遵义市'), readRegion('Shanghai'), readRegion('贵阳')]).toEqual(['zunyi', 'shanghai', null]);
  expect([isRounded('5.22E+17'), isRounded('20190101')]).toEqual([true, false]);
});
