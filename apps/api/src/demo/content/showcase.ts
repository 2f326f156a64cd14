/** What a made-for-the-demo video says: one slide for each entry. */
export interface SlideVideo {
  readonly kind: 'slides';
  readonly fileName: string;
  /** Headline and lines of each slide. */
  readonly slides: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** A filmed clip that comes with the project. */
export interface FilmedVideo {
  readonly kind: 'film';
  readonly fileName: string;
  readonly asset: string;
  readonly seconds: number;
}

/** A course on offer now, and the video of one of its lessons. */
export interface Showcase {
  readonly course: string;
  /** 0-based number of the lesson in its course. */
  readonly lesson: number;
  readonly video: SlideVideo | FilmedVideo | null;
}

/** Each slide stands this long. */
export const secondsPerSlide = 15;

function slides(course: string, lesson: number, fileName: string, text: string): Showcase {
  const pages = text
    .trim()
    .split('\n')
    .map((line) => {
      const [title, ...lines] = line.split('|') as [string, ...string[]];
      return { title, lines };
    });
  return { course, lesson, video: { kind: 'slides', fileName, slides: pages } };
}

/** The dozen courses on offer in the current term. Nine of them begin with a video. */
export const showcases: readonly Showcase[] = [
  slides(
    '诗词里的四季',
    0,
    '01-春江花月夜.mp4',
    `
诗词里的四季|第一课\u3000春江花月夜|云桥示范课
读一读|春江潮水连海平|海上明月共潮生
想一想|江、月、潮各带来什么感觉？|诗人的视线怎样移动？
试一试|用手机录下你的朗读|注意停连与重音
小结|景中有情，情在景中|下一课：小荷才露尖尖角`,
  ),
  slides(
    '函数初步',
    0,
    '02-生活中的函数.mp4',
    `
函数初步|第一课\u3000生活中的函数|云桥示范课
出租车计费|起步价 8 元，含 3 公里|之后每公里 1.8 元
两个量|路程变，车费跟着变|每个路程只对应一个车费
写成式子|x ≤ 3 时，y = 8|x > 3 时，y = 8 + 1.8 (x - 3)
小结|一个量定，另一个量随之而定|下一课：定义域与值域`,
  ),
  slides(
    '电工基础',
    0,
    '03-电路组成.mp4',
    `
电工基础|第一课\u3000电路组成|云桥示范课
四个部分|电源\u3000负载|导线\u3000开关
通路、断路、短路|通路：电流流过负载|短路：电流绕过负载，危险
动手之前|先断电，再验电|一人操作，一人监护
小结|画出教室照明的电路图|下一课：电阻与测量`,
  ),
  slides(
    '汽车发动机构造',
    0,
    '04-四冲程.mp4',
    `
汽车发动机构造|第一课\u3000四冲程|云桥示范课
进气与压缩|进气门开，活塞下行|两门关闭，活塞上行
做功与排气|混合气燃烧，推动活塞|排气门开，废气排出
数一数|曲轴转两圈|完成一个工作循环
小结|进、压、功、排|下一课：机体组`,
  ),
  slides(
    '基础护理技术',
    0,
    '05-手卫生.mp4',
    `
基础护理技术|第一课\u3000手卫生|云桥示范课
五个时刻|接触病人前、无菌操作前|接触体液后、病人后、环境后
七步洗手|内、外、夹、弓|大、立、腕
时间|揉搓不少于 15 秒|流动水冲净，擦干
小结|跟着节拍再做一遍|下一课：生命体征`,
  ),
  slides(
    '农产品直播销售',
    0,
    '06-为什么卖家乡货.mp4',
    `
农产品直播销售|第一课\u3000为什么卖家乡货|云桥示范课
家乡有什么|湄潭的茶，赤水的竹笋|虾子的辣椒
为什么是直播|看得见产地|问得到人
三句话|它从哪里来，好在哪里|怎样送到你家
小结|写下你的第一件产品|下一课：脚本`,
  ),
  slides(
    '防疫知识公益课',
    1,
    '07-口罩怎么戴.mp4',
    `
防疫知识公益课|第二课\u3000口罩怎么戴|云桥公益课
戴之前|先洗手|看清内外和上下
三步|盖住口鼻下巴|压紧鼻夹，检查漏气
摘的时候|只碰耳带|丢进垃圾桶，再洗手
小结|教家人戴一次|下一课：洗手七步`,
  ),
  slides(
    '线上教学组织与互动',
    0,
    '08-线上课堂的节奏.mp4',
    `
线上教学组织与互动|第一课\u3000线上课堂的节奏|教师发展
十分钟一换|讲解、提问、练习|学生的注意力会走
照顾慢的网络|先发讲义，再开直播|画面可以停，声音不能断
看见每个人|点名回答，也等一等|课后留一个小任务
小结|给下一堂课排一张时间表|下一课：开课前的准备`,
  ),
  {
    course: '短视频拍摄与剪辑',
    lesson: 1,
    video: { kind: 'film', fileName: '09-大雄兔片段.mp4', asset: 'bigbuckbunny.mp4', seconds: 5.3 },
  },
  { course: '职场英语：第一天上班', lesson: 0, video: null },
  { course: '微课设计与制作', lesson: 0, video: null },
  { course: '沪遵结对：同备一堂课', lesson: 0, video: null },
];

/** How long a video will be, known before it is made. */
export function secondsOf(video: SlideVideo | FilmedVideo): number {
  return video.kind === 'film' ? video.seconds : video.slides.length * secondsPerSlide;
}
