import type { CourseCategory } from '@yunqiao/courses';
import type { Random } from './random.js';

interface CourseWords {
  readonly category: CourseCategory;
  readonly title: string;
  readonly subject: string;
}

const audience: Record<CourseCategory, string> = {
  publicFoundation: '面向中等职业学校各专业学生的公共基础课。',
  specialised: '面向相关专业学生的专业课，重在看得懂、做得到。',
  publicGood: '面向全体师生和家长的公益课。',
  teacherDevelopment: '面向职业学校教师的能力提升课，一课时解决一个课堂里的问题。',
};

/** A course's description: for whom it is, and what it goes through. */
export function describeCourse(course: CourseWords, lessonTitles: readonly string[]): string {
  const [first, second, third] = lessonTitles;
  const last = lessonTitles[lessonTitles.length - 1];
  return `${audience[course.category]}《${course.title}》共 ${lessonTitles.length} 课时，从“${first}”“${second}”“${third}”讲起，到“${last}”收尾；每课时十分钟左右，适合利用零碎时间学习。本课程为演示内容。`;
}

const openings = [
  '先不急着记结论，看看身边的例子。',
  '这一课时从一个常见的问题开始。',
  '上一课时留下的问题，今天来回答。',
  '请准备好纸和笔，边看边记三个关键词。',
];
const advice: Record<CourseCategory, readonly string[]> = {
  publicFoundation: ['把例子换成自己生活里的，再做一遍', '用自己的话讲给同桌听', '先独立完成，再对照要点'],
  specialised: ['动手前检查工具和防护', '每一步做完停一停，对照标准', '把做错的一步拍下来，课后讨论'],
  publicGood: ['回家教给一位家人', '对照清单检查自己的习惯', '遇到不确定的消息，先查权威来源'],
  teacherDevelopment: ['选自己下周的一堂课试一试', '请一位同事来听，记下两条建议', '把学生的反应写进教学日志'],
};
const questions = [
  '哪一步最容易出错？为什么？',
  '如果条件变了，结论还成立吗？',
  '你会怎样向没学过的人解释？',
  '它和前面学过的内容有什么联系？',
];

/** The text of a lesson, in Markdown. */
export function writeLesson(random: Random, course: CourseWords, titles: readonly string[], number: number): string {
  const title = titles[number]!;
  const before = number > 0 ? `我们已经学过“${titles[number - 1]}”。` : `这是《${course.title}》的第一课时。`;
  const after =
    number < titles.length - 1 ? `下一课时：${titles[number + 1]}。` : '全部课时到这里结束，请回顾学习目标。';
  return [
    '## 学习目标',
    `- 说出“${title}”的要点\n- 能在${course.subject}的学习或工作中用上它`,
    '## 内容',
    `${before}${random.pick(openings)}本课时围绕“${title}”展开：先看现象，再找规律，最后${random.pick(advice[course.category])}。`,
    '## 想一想',
    `1. ${random.pick(questions)}\n2. 关于“${title}”，你还想知道什么？`,
    `> ${after}`,
  ].join('\n\n');
}
