/** Goes up whenever a definition below changes; printed with every report. */
export const DEFINITION_VERSION = 4;

/** A lesson counts from this much credited wall-clock time on; a lesson to read also when it was finished. */
export const QUALIFYING_MILLISECONDS = 60_000;

/** A research session counts from this much credited wall-clock time on. */
export const QUALIFYING_SESSION_MILLISECONDS = 5 * 60_000;

/** Whoever is credited this much, or has completed a lesson, has benefited. */
export const BENEFIT_MILLISECONDS = 30 * 60_000;

/** A visit is over when nothing happened for longer than this. */
export const IDLE_MILLISECONDS = 30 * 60_000;

/** Words and what they mean, in the order in which they are printed. */
export type Definitions = Readonly<Record<'zh' | 'en', readonly (readonly [word: string, meaning: string])[]>>;

/** What the figures of a report mean, in the words that are printed with it. */
export const definitions = {
  zh: [
    [
      '覆盖',
      '在统计时段内至少有一天：已选某门课的开课（未退选），或所在学校被提供该开课的不同人数。选课者按选课时的学校、班级和身份计，被提供者按当日在校的教师、学生身份计；一人只计一次。',
    ],
    [
      '参与人数',
      '至少有一次有效学习的不同人数：在一次开课的一个课时中累计计时满 60 秒，或学完一个文字课时，或在一次教研活动中累计计时满 5 分钟，或由教师确认在班级集体观看时在场。',
    ],
    [
      '教师确认',
      '教师在班级集体观看一个课时时确认在场的学生，计为参与者，并计其在场时课时播放的时长；与个人学习同一时间只计一次，同一人只计一次。“其中教师确认”为参与人数中有此确认者；筛选“不计入”时只统计个人学习。',
    ],
    ['参与人次', '有效学习的（人 × 开课 × 课时）和（人 × 教研活动）个数，同一课时、同一次活动只计一次。'],
    [
      '访问次数',
      '一个人在全部设备上的活动，空闲超过 30 分钟即分为两次访问；访问计入其开始的日期、学校和课程。集体观看不计访问。',
    ],
    ['受益人数', '学完至少一个课时，或累计计时满 30 分钟的不同人数。'],
    [
      '学习时长',
      '计时区间之和；同一人的计时区间互不重叠，同时打开多个视频或参加教研活动不会重复计时。播放中等待网络也计时：一次最多 2 分钟，合计不超过该课时长的四分之一。断网学习，每次打开课时后最多计该课时长的一又四分之一。更正出勤时收回的时间予以扣除。',
    ],
    ['教研活动', '教研活动不属于任何课程：按课程或课程类别统计、筛选时不计入。'],
    [
      '归属',
      '每一次活动归属当日所在的学校和当时的身份，转校后不改变；补录的调动按当日实际所在改记，作废的活动不计入；按发生结束的时间归入上海时区的日期。测试人员不计入。',
    ],
  ],
  en: [
    [
      'Coverage',
      'Distinct people who, on at least one day of the period, were enrolled (and not withdrawn) in a run, or were a teacher or student of a school to which a run was offered. Who is enrolled counts by school, class and role of the enrolment; to whom it was offered, by those of that day.',
    ],
    [
      'Participants',
      'Distinct people with at least one qualifying lesson (60 credited seconds of one lesson of one run, or a finished lesson to read) or research session (5 credited minutes), or of whom a teacher attested that they were there when a lesson was shown to their class.',
    ],
    [
      'Attested',
      'Pupils of whom a teacher attested that they were there when a lesson was shown to their class take part, and are credited the time that it was played while they were there. What they watched alone at the same time counts once, and so does a person with both. “Of these attested” are the participants with such an attestation; left out, only what people did alone is counted.',
    ],
    ['Participations', 'Distinct (person, run, lesson) and (person, research session) that qualify.'],
    [
      'Visits',
      'Activity of a person over all devices, split when more than 30 minutes were idle; counted on the day, at the school and in the course of its start. Watching in class is no visit.',
    ],
    ['Beneficiaries', 'Distinct people who completed a lesson, or were credited 30 minutes.'],
    [
      'Credited time',
      'Sum of credited intervals; those of one person never overlap, so that videos and sessions side by side earn no more. Waiting for the network while a video plays counts: two minutes at once, and a quarter of the lesson in all. Without a line, each time that a lesson was opened is good for its length and a quarter. What a correction of attendance takes back is taken off.',
    ],
    ['Sessions', 'Research sessions belong to no course: rows and filters by course or category leave them out.'],
    [
      'Belonging',
      'An event belongs for ever to the school and role of its day, also when a transfer became known later; what was struck is not counted; it counts on the day (Asia/Shanghai) on which it ended. Test people are never counted.',
    ],
  ],
} as const satisfies Definitions;
