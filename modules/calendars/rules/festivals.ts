import { type Text, texts } from '../../../shared/text.ts'

const words = texts({
  newYear: { zh: '元旦', en: "New Year's Day" },
  laba: { zh: '腊八节', en: 'Laba' },
  littleNewYear: { zh: '小年', en: 'Little New Year' },
  eve: { zh: '除夕', en: "New Year's Eve (lunar)" },
  spring: { zh: '春节', en: 'Spring Festival' },
  lantern: { zh: '元宵节', en: 'Lantern Festival' },
  valentine: { zh: '情人节', en: "Valentine's Day" },
  dragonHead: { zh: '龙抬头', en: 'Dragon Head Day' },
  women: { zh: '妇女节', en: "Women's Day" },
  qingming: { zh: '清明节', en: 'Qingming' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  youth: { zh: '青年节', en: 'Youth Day' },
  mother: { zh: '母亲节', en: "Mother's Day" },
  children: { zh: '儿童节', en: "Children's Day" },
  father: { zh: '父亲节', en: "Father's Day" },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  qixi: { zh: '七夕', en: 'Qixi' },
  army: { zh: '建军节', en: 'Army Day' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  teachers: { zh: '教师节', en: "Teachers' Day" },
  national: { zh: '国庆节', en: 'National Day' },
  chongyang: { zh: '重阳节', en: 'Double Ninth' },
  winterSolstice: { zh: '冬至', en: 'Winter Solstice' },
  christmas: { zh: '圣诞节', en: 'Christmas' },
})

export type FestivalKey = keyof typeof words

type When =
  | { solar: string }
  /** Month and day; `eve` is the last day of the lunar year, the 29th or the 30th. */
  | { lunar: readonly [month: number, day: number] | 'eve' }
  /** By its number in TERMS, from 1. */
  | { term: number }
  | { month: number; weekday: number; nth: number }

const festival = (key: FestivalKey, when: When): { key: FestivalKey; name: Text; when: When } => ({
  key,
  name: words[key],
  when,
})

/** R6: the festivals on which customers are thought of. */
export const FESTIVALS = [
  festival('newYear', { solar: '01-01' }),
  festival('laba', { lunar: [12, 8] }),
  festival('littleNewYear', { lunar: [12, 23] }),
  festival('eve', { lunar: 'eve' }),
  festival('spring', { lunar: [1, 1] }),
  festival('lantern', { lunar: [1, 15] }),
  festival('valentine', { solar: '02-14' }),
  festival('dragonHead', { lunar: [2, 2] }),
  festival('women', { solar: '03-08' }),
  festival('qingming', { term: 7 }),
  festival('labour', { solar: '05-01' }),
  festival('youth', { solar: '05-04' }),
  festival('mother', { month: 5, weekday: 0, nth: 2 }),
  festival('children', { solar: '06-01' }),
  festival('father', { month: 6, weekday: 0, nth: 3 }),
  festival('dragonBoat', { lunar: [5, 5] }),
  festival('army', { solar: '08-01' }),
  festival('qixi', { lunar: [7, 7] }),
  festival('teachers', { solar: '09-10' }),
  festival('midAutumn', { lunar: [8, 15] }),
  festival('national', { solar: '10-01' }),
  festival('chongyang', { lunar: [9, 9] }),
  festival('winterSolstice', { term: 24 }),
  festival('christmas', { solar: '12-25' }),
] as const satisfies readonly ReturnType<typeof festival>[]

export const festivalName = (key: FestivalKey): Text => words[key]

const terms = texts({
  xiaohan: { zh: '小寒', en: 'Minor Cold' },
  dahan: { zh: '大寒', en: 'Major Cold' },
  lichun: { zh: '立春', en: 'Start of Spring' },
  yushui: { zh: '雨水', en: 'Rain Water' },
  jingzhe: { zh: '惊蛰', en: 'Awakening of Insects' },
  chunfen: { zh: '春分', en: 'Spring Equinox' },
  qingming: { zh: '清明', en: 'Clear and Bright' },
  guyu: { zh: '谷雨', en: 'Grain Rain' },
  lixia: { zh: '立夏', en: 'Start of Summer' },
  xiaoman: { zh: '小满', en: 'Grain Buds' },
  mangzhong: { zh: '芒种', en: 'Grain in Ear' },
  xiazhi: { zh: '夏至', en: 'Summer Solstice' },
  xiaoshu: { zh: '小暑', en: 'Minor Heat' },
  dashu: { zh: '大暑', en: 'Major Heat' },
  liqiu: { zh: '立秋', en: 'Start of Autumn' },
  chushu: { zh: '处暑', en: 'End of Heat' },
  bailu: { zh: '白露', en: 'White Dew' },
  qiufen: { zh: '秋分', en: 'Autumn Equinox' },
  hanlu: { zh: '寒露', en: 'Cold Dew' },
  shuangjiang: { zh: '霜降', en: "Frost's Descent" },
  lidong: { zh: '立冬', en: 'Start of Winter' },
  xiaoxue: { zh: '小雪', en: 'Minor Snow' },
  daxue: { zh: '大雪', en: 'Major Snow' },
  dongzhi: { zh: '冬至', en: 'Winter Solstice' },
})

/** The solar terms in the order of a year of ours. */
export const TERMS: readonly Text[] = Object.values(terms)
