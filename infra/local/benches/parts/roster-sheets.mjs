/**
 * Sheets of made-up people in made-up schools, as large as one wishes: one in eight teaches, the others learn in classes of 40.
 */
import writeExcelFile from 'write-excel-file/node';
import { encodeGbk } from './gbk.mjs';

const schools = 21;
const classSize = 40;
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
const given = [...'子轩浩宇欣怡思远雨桐一诺明哲若曦'];
const head = ['学校', '姓名', '学号', '身份', '班级', '入学年份', '学科'];

const schoolName = (/** @type {number} */ number) => `测量第${number + 1}职业学校`;

/** @returns {Buffer} the schools themselves */
export function schoolSheet() {
  const lines = Array.from({ length: schools }, (_, number) => [schoolName(number), `测${number + 1}`, '遵义']);
  return encodeGbk([['学校', '简称', '地区'], ...lines].map((line) => line.join(',')).join('\r\n'));
}

/**
 * @param {string} mark begins every number, so that sheets of different marks list different people
 * @param {number} count
 * @returns {string[][]} head and rows
 */
export function peopleRows(mark, count) {
  const rows = Array.from({ length: count }, (_, number) => personRow(mark, number));
  return [head, ...rows];
}

/**
 * @param {string} mark
 * @param {number} number
 */
function personRow(mark, number) {
  const school = number % schools;
  const place = Math.floor(number / schools);
  const name = surnames[number % surnames.length] + given[place % given.length] + given[(number * 7) % given.length];
  const account = `${mark}${String(number).padStart(6, '0')}`;
  if (number % 8 === 0) return [schoolName(school), name, account, '教师', '', '', '语文'];
  const group = `2019级${mark}${Math.floor(place / classSize) + 1}班`;
  return [schoolName(school), name, account, '学生', group, '2019', ''];
}

/** @param {string[][]} rows */
export function asCsv(rows) {
  return encodeGbk(rows.map((row) => row.join(',')).join('\r\n'));
}

/** @param {string[][]} rows */
export function asXlsx(rows) {
  const data = rows.map((row) => row.map((value) => ({ value })));
  return writeExcelFile([{ data, sheet: '名册' }]).toBuffer();
}
