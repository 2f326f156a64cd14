import { defineSheets } from './roster-vocabulary.js';
import { roleWord } from './roster-values.js';

const columns = {
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
} as const;

/** Columns of this room's sheets. */
export type IdentityColumn = keyof typeof columns;

defineSheets({
  columns,
  kinds: {
    people: {
      columns: ['school', 'name', 'number', 'role', 'classGroup', 'grade', 'subject', 'validFrom'],
      required: ['name', 'number'],
      examples: {
        zh: [
          {
            name: '张三',
            number: '20190101',
            role: roleWord('student', 'zh'),
            classGroup: '2019级汽修1班',
            grade: '2019',
          },
          { name: '李四', number: 'T0001', role: roleWord('teacher', 'zh'), subject: '语文', validFrom: '2019-09-01' },
        ],
        en: [
          { name: 'Zhang San', number: '20190101', role: 'student', classGroup: 'Car repair 1', grade: '2019' },
          { name: 'Li Si', number: 'T0001', role: 'teacher', subject: 'Chinese', validFrom: '2019-09-01' },
        ],
      },
    },
    classGroups: {
      columns: ['school', 'classGroup', 'grade'],
      required: ['classGroup'],
      examples: {
        zh: [{ classGroup: '2019级汽修1班', grade: '2019' }],
        en: [{ classGroup: 'Car repair 1', grade: '2019' }],
      },
    },
    schools: {
      columns: ['school', 'shortName', 'region', 'parent'],
      required: ['school'],
      isForPlatform: true,
      examples: {
        zh: [{ school: '示例职业技术学校', shortName: '示例职校', region: '遵义' }],
        en: [{ school: 'Example Vocational School', shortName: 'Example', region: 'Zunyi' }],
      },
    },
  },
  effects: {
    newSchool: 'create',
    newClassGroup: 'create',
    newPerson: 'create',
    newRole: 'create',
    newSubject: 'change',
    newNames: 'change',
  },
});
