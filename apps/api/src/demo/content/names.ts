/** Frequent surnames, each with its pinyin. */
const surnames = `王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 罗luo
梁liang 宋song 郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 萧xiao 程cheng 曹cao 袁yuan 邓deng 许xu 傅fu 沈shen 曾zeng 彭peng 吕lv
苏su 卢lu 蒋jiang 蔡cai 贾jia 丁ding 魏wei 薛xue 叶ye 阎yan 余yu 潘pan 杜du 戴dai 夏xia 钟zhong 汪wang 田tian 任ren 姜jiang
范fan 方fang 石shi 姚yao 谭tan 廖liao 邹zou 熊xiong 金jin 陆lu 郝hao 孔kong 白bai 崔cui 康kang 毛mao 邱qiu 秦qin 江jiang 史shi
顾gu 侯hou 邵shao 孟meng 龙long 万wan 段duan 雷lei 钱qian 汤tang 尹yin 黎li 易yi 常chang 武wu 乔qiao 贺he 赖lai 龚gong 文wen`;

/** Characters of given names, each with its pinyin. */
const given = `伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan 涛tao 明ming 超chao 秀xiu 霞xia 平ping
刚gang 桂gui 英ying 华hua 玉yu 萍ping 红hong 玲ling 芬fen 燕yan 彬bin 辉hui 鹏peng 宇yu 浩hao 凯kai 琳lin 雪xue 梅mei 倩qian
欣xin 怡yi 雨yu 晨chen 子zi 涵han 轩xuan 睿rui 佳jia 琪qi 思si 梦meng 瑶yao 婷ting 慧hui 颖ying 雅ya 文wen 博bo 俊jun
志zhi 建jian 国guo 海hai 云yun 山shan 林lin 峰feng 松song 柏bai 竹zhu 兰lan 菊ju 莲lian 荷he 春chun 夏xia 秋qiu 冬dong 阳yang
月yue 星xing 晓xiao 光guang 晴qing 岚lan 安an 康kang 乐le 宁ning 远yuan 航hang 帆fan 舟zhou 江jiang 河he 川chuan 泽ze 润run 源yuan
诗shi 书shu 画hua 墨mo 可ke 心xin 一yi 诺nuo 嘉jia 豪hao 天tian 成cheng 新xin 鑫xin 森sen 淼miao 蕾lei 苗miao 翔xiang 飞fei`;

/** A character with its pinyin. */
export interface Syllable {
  readonly sign: string;
  readonly pinyin: string;
}

function syllables(list: string): Syllable[] {
  return list.split(/\s+/u).map((entry) => ({ sign: entry[0]!, pinyin: entry.slice(1) }));
}

export const surnameSyllables = syllables(surnames);
export const givenSyllables = syllables(given);
