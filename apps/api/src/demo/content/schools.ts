/** Follows every invented name of a school. */
export const demoMark = '（示例）';

/** Stem and kind of the 11 invented Shanghai schools. */
export const shanghaiSchools = `
浦江 信息技术学校
申港 工业学校
静苑 商贸旅游学校
虹湾 航运学校
曲阳 护理学校
豫园 艺术设计学校
长风 现代服务学校
瀛洲 生态农业学校
周桥 交通学校
梅陇 电子技术学校
临湖 先进制造学校
`;

/** Stem and kind of the 21 invented Zunyi schools. */
export const zunyiSchools = `
娄山 职业技术学校
湘水 中等职业学校
乌江渡 职业技术学校
赤岸 职业教育中心
桃溪 中等职业学校
竹海 职业技术学校
翠芽 职业教育中心
云门囤 中等职业学校
凤台 职业技术学校
青岩坪 职业教育中心
龙泉 中等职业学校
芙蓉江 职业技术学校
丹霞 职业教育中心
白鹭 中等职业学校
杜鹃坡 职业技术学校
枫香 职业教育中心
银杏 中等职业学校
松烟 职业技术学校
石径 职业教育中心
桂花 中等职业学校
鸭溪口 职业技术学校
`;

/** What classes of the schools are taught; the name of a class is the year, the subject and a number. */
export const classSubjects = [
  '机电',
  '数控',
  '汽修',
  '电子',
  '计算机',
  '电商',
  '会计',
  '物流',
  '护理',
  '学前',
  '烹饪',
  '旅游',
  '茶艺',
  '建筑',
];

/** What subject teachers teach. */
export const teachingSubjects = [
  '语文',
  '数学',
  '英语',
  '思想政治',
  '历史',
  '信息技术',
  '体育与健康',
  '艺术',
  '机械加工',
  '汽车维修',
  '电气技术',
  '电子技术',
  '计算机应用',
  '电子商务',
  '财经商贸',
  '现代物流',
  '护理',
  '学前教育',
  '烹饪',
  '旅游服务',
];
