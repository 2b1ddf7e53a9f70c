import { hashOf, pick } from './hash.ts'

// Names as Chinese firms and people bear them: a city, two or three characters of its own, a trade, a form.

export const CITIES =
  '上海 北京 广州 深圳 杭州 苏州 南京 无锡 宁波 东莞 佛山 成都 重庆 武汉 长沙 郑州 西安 青岛 济南 烟台 天津 大连 沈阳 厦门 福州 泉州 合肥 南昌 昆明 贵阳 常州 南通 绍兴 嘉兴 温州 台州 中山 珠海 惠州 石家庄'.split(
    ' ',
  )
export const TRADES =
  '印刷 包装 纸业 食品 制药 电子 服装 日化 酒业 茶叶 家居 机械 电器 五金 塑胶 化工 建材 汽配 物流 贸易 广告 文化 科技 医疗 环保 农业 光电 仪器 玩具 珠宝'.split(
    ' ',
  )
const FORMS = ['有限公司', '有限公司', '有限公司', '股份有限公司', '有限责任公司', '厂']
const BRAND = [
  ...new Set(
    '锦程宏图永盛华彩金辉天合新元瑞丰百川德信恒泰嘉美同兴安达启明万和长河东升海通星源中正大成建业国光利民康宁福禄寿喜龙凤鹏飞云腾玉石山水林森春秋江湖文昌武威耀伟杰俊雅静远志高博厚诚义礼仁智勇祥茂隆昊宇晨曦朗悦舒怡卓越创凯旋联众汇聚鼎力' as Iterable<string>,
  ),
]
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇',
]
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红飞鹏辉玲梅建国文斌宇浩凯欣悦佳怡雪琳晨阳思远志诚瑞霖子涵',
]

/** What the search is asked for that nobody is called. */
export const UNKNOWN_WORDS = ['鑫犇', '淼骉', '垚鑫犇', '骉淼垚']

export interface Firm {
  name: string
  brand: string
  city: string
  trade: string
}

const coprime = 15_485_863

/** The firm of that number: two numbers, two names. */
export function firmOf(seed: number, n: number): Firm {
  const threes = BRAND.length ** 3
  const at = (n * coprime + (seed % 1000) * 7919) % threes
  const letters = [at % BRAND.length, Math.floor(at / BRAND.length) % BRAND.length, Math.floor(at / BRAND.length ** 2)]
  const brand = letters.map((letter) => BRAND[letter]).join('')
  const hash = hashOf(seed, n, 1)
  const [city, trade] = [pick(CITIES, hash), pick(TRADES, hash >>> 8)]
  return { name: `${city}${brand}${trade}${pick(FORMS, hash >>> 16)}`, brand, city, trade }
}

export function personOf(seed: number, n: number): string {
  const hash = hashOf(seed, n, 2)
  const second = hash % 5 === 0 ? '' : pick(GIVEN, hash >>> 20)
  return pick(SURNAMES, hash >>> 4) + pick(GIVEN, hash >>> 12) + second
}

/** A colleague's name, by which an import finds one and no other. */
export const colleagueOf = (n: number): string =>
  pick(SURNAMES, n) +
  pick(GIVEN, Math.floor(n / SURNAMES.length)) +
  pick(GIVEN, Math.floor(n / SURNAMES.length / GIVEN.length) * 7 + n)

/** Two numbers, two mobile numbers. */
export const mobileOf = (seed: number, n: number): string =>
  `13${String((n * 618_033_989 + seed * 104_729) % 1_000_000_000).padStart(9, '0')}`
