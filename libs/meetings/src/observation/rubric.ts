/** A dimension on which a lesson is judged, in both languages. */
export interface Criterion {
  /** Stays the same when the words change. */
  readonly id: string;
  readonly titleZh: string;
  /** Empty where the host wrote it in Chinese only. */
  readonly titleEn: string;
  /** What is looked at; empty for nothing. */
  readonly hintZh: string;
  readonly hintEn: string;
  readonly maximumPoints: number;
}

/** More dimensions than this no rubric has. */
export const MOST_CRITERIA = 20;

/** The most that one dimension gives. */
export const MOST_POINTS = 100;

/** What lessons are judged on unless the host says otherwise: six dimensions, a hundred points. */
export const DEFAULT_CRITERIA: readonly Criterion[] = [
  {
    id: 'aims',
    ...{ titleZh: '教学目标', titleEn: 'Aims', maximumPoints: 15 },
    hintZh: '目标明确、具体、可检测，符合课程标准、岗位需要和学情',
    hintEn: 'Clear, concrete and testable; fit the syllabus, the trade and the learners',
  },
  {
    id: 'content',
    ...{ titleZh: '教学内容', titleEn: 'Content', maximumPoints: 20 },
    hintZh: '内容准确，重点突出、难点突破，联系生产生活实际，融入课程思政',
    hintEn: 'Correct, with weight on what matters and is hard; tied to work and life',
  },
  {
    id: 'process',
    ...{ titleZh: '教学过程', titleEn: 'Process', maximumPoints: 20 },
    hintZh: '环节完整、层次清楚、时间分配合理，讲练结合',
    hintEn: 'Complete steps in a clear order, time well spent, telling and practice in balance',
  },
  {
    id: 'methods',
    ...{ titleZh: '教学方法', titleEn: 'Methods', maximumPoints: 15 },
    hintZh: '方法得当、启发引导，信息化手段使用恰当',
    hintEn: 'Fitting methods that lead learners to think; digital means used where they help',
  },
  {
    id: 'participation',
    ...{ titleZh: '学生参与', titleEn: 'Participation', maximumPoints: 15 },
    hintZh: '参与面广、互动有效，动手实践和合作探究充分',
    hintEn: 'Many take part, in real exchange, with enough practice and work together',
  },
  {
    id: 'effect',
    ...{ titleZh: '教学效果', titleEn: 'Effect', maximumPoints: 15 },
    hintZh: '目标达成度高，学生学有所得，反馈及时',
    hintEn: 'The aims are reached, learners gain something, feedback comes in time',
  },
];
