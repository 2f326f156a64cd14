/** Language of a sheet. */
export type SheetLanguage = 'zh' | 'en';

/** What stands in sheets beside names and numbers. */
export const sheetWords = {
  zh: {
    sheets: {
      figures: '参与情况',
      school: '各学校',
      course: '各课程',
      category: '各类别',
      week: '每周',
      about: '口径',
    },
    group: { school: '学校', classGroup: '班级', course: '课程', category: '课程类别' },
    audiences: ['全部', '教师', '学生'],
    figures: ['覆盖', '参与人数', '其中教师确认', '参与人次', '访问次数', '受益人数', '学习时长（小时）'],
    total: '合计',
    hidden: '不显示',
    fewNote: '“<5”为 1 至 4 人；“不显示”的数字是为了避免由相减得出少数人的情况。',
    week: ['周（周一）', '教师', '学生'],
    report: ['标题', '版次'],
    about: ['数据截至', '口径版本', '起始日期', '截止日期', '学校', '课程', '课程类别', '对象', '教师确认'],
    all: '全部',
    attested: { with: '计入', without: '不计入' },
    audience: { everyone: '全部', teachers: '教师', students: '学生' },
    category: {
      publicFoundation: '公共基础课',
      specialised: '专业课',
      publicGood: '防疫知识公益课',
      teacherDevelopment: '教师发展能力培养',
    },
  },
  en: {
    sheets: {
      ...{ figures: 'Participation', school: 'Schools', course: 'Courses', category: 'Categories' },
      ...{ week: 'Weeks', about: 'Definitions' },
    },
    group: { school: 'School', classGroup: 'Class', course: 'Course', category: 'Category' },
    audiences: ['All', 'Teachers', 'Students'],
    figures: [
      ...['Coverage', 'Participants', 'of these attested', 'Participations', 'Visits', 'Beneficiaries'],
      'Credited time (hours)',
    ],
    total: 'Total',
    hidden: 'hidden',
    fewNote: '“<5” stands for one to four people; what is “hidden” would tell of few by subtraction.',
    week: ['Week of', 'Teachers', 'Students'],
    report: ['Title', 'Edition'],
    about: [
      'Data as of',
      'Definition version',
      'From',
      'To',
      'Schools',
      'Courses',
      'Categories',
      'Audience',
      'Attested',
    ],
    all: 'all',
    attested: { with: 'counted', without: 'left out' },
    audience: { everyone: 'everyone', teachers: 'teachers', students: 'students' },
    category: {
      publicFoundation: 'Public foundation',
      specialised: 'Specialised',
      publicGood: 'Epidemic prevention (public good)',
      teacherDevelopment: 'Teacher development',
    },
  },
} as const;
