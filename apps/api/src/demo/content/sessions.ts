import type { SessionKind } from '@yunqiao/meetings';

/** What a group of subject teachers works on together, three times in a term. */
export interface SessionTheme {
  readonly subject: string;
  readonly kind: SessionKind;
  readonly title: string;
  readonly description: string;
}

const theme = (subject: string, kind: SessionKind, title: string, description: string): SessionTheme => ({
  ...{ subject, kind, title, description },
});

/** Series of the subject groups. */
export const seriesThemes: readonly SessionTheme[] = [
  theme('语文', 'sameLesson', '《荷塘月色》同课异构', '两位教师各上一节课，课后一起比较导入、朗读与课堂提问。'),
  theme('数学', 'sameLesson', '“集合的概念”同课异构', '同一节课的两种上法：从生活实例入手，从已学的数集入手。'),
  theme('英语', 'lessonPreparation', '职场英语情境对话集体备课', '分工设计情境、词汇支架与评价表，会后共享课件。'),
  theme('思想政治', 'lessonPreparation', '“职业道德与法律”集体备课', '整理身边的案例，讨论怎样引导学生发言。'),
  theme('历史', 'lessonObservation', '“改革开放”听课评课', '观课后按量表评课：目标、史料、活动、板书。'),
  theme('信息技术', 'lessonPreparation', '数据表格应用集体备课', '从学校的真实数据出发设计任务，准备分层练习。'),
  theme('机械加工', 'lessonObservation', '“车削外圆”实训课听课评课', '看实训课录像，讨论安全要点与示范动作。'),
  theme('汽车维修', 'lessonPreparation', '发动机冷却系统集体备课', '把故障案例做成任务单，核对教材与行业标准。'),
  theme('电子商务', 'sameLesson', '“商品详情页设计”同课异构', '两校各上一节课，比较任务难度和学生作品。'),
  theme('计算机应用', 'lessonObservation', '“图像处理入门”听课评课', '观课后按量表评课，收集可以改进的三点。'),
];

/** Lectures for everybody who teaches a subject. */
export const lectures: readonly SessionTheme[] = [
  theme('', 'lecture', '线上教学怎样留住学生', '上海教师的做法：短视频、小任务、及时反馈。'),
  theme('', 'lecture', '教学评一致：从目标到评价', '怎样写看得见的学习目标，怎样在课上收集证据。'),
  theme('', 'lecture', '复课之后：线上线下怎样衔接', '怎样摸清学情，怎样用好线上资源补课。'),
];

/** Meetings of paired schools, and of several of them. */
export const jointMeetings: readonly SessionTheme[] = [
  theme('', 'jointMeeting', '结对学校学期工作联席会议', '商定本学期的课程、教研与跟岗安排。'),
  theme('', 'jointMeeting', '结对学校期中联席会议', '通报参与情况，讨论网络和设备上的困难。'),
  theme('', 'jointMeeting', '结对学校期末联席会议', '总结本学期工作，讨论下学期的打算。'),
];

/** What the groups work on these weeks. */
export const recentThemes: readonly SessionTheme[] = [
  theme('语文', 'lessonPreparation', '应用文写作集体备课', '准备“求职信”一课的任务与范文。'),
  theme('数学', 'lessonObservation', '“函数的单调性”听课评课', '观课后按量表评课，讨论图像与符号的衔接。'),
  theme('英语', 'sameLesson', '“At the hotel”同课异构', '两位教师各上一节课，比较听说活动的设计。'),
  theme('', 'lecture', '课堂提问的设计', '好问题的四个特点，附三段课堂实录。'),
];

/** What comes: the first begins soon, the second is open all day. */
export const comingThemes = {
  soon: theme('语文', 'sameLesson', '《荷塘月色》朗读教学同课异构', '两位教师各上一节课，课后一起评课。欢迎旁听。'),
  workshop: theme(
    '数学',
    'lessonPreparation',
    '“三角函数”全天备课工作坊',
    '全天开放，随时进来一起备课、画板书、传资料。',
  ),
  lecture: theme('', 'lecture', '数字教材的课堂应用', '请先报名；会后可以提问。'),
  series: theme('语文', 'lessonObservation', '新教师汇报课听课评课', '观课后按量表评课，每次请一位新教师主讲。'),
  meeting: theme('', 'jointMeeting', '结对学校工作联席会议', '讨论下阶段的课程、教研与跟岗安排。'),
} as const;
