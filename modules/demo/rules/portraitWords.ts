import type { Value } from '../../portrait/rules/fields.ts'
import type { Random } from './random.ts'

// What the demo's people have learnt of their customers, field by field: a believable handful for each.

const yuan = (fen: number): Value => ({ fen: fen * 100, currency: 'CNY' })

const PEOPLE = ['周主任', '李经理', '陈工', '赵会计', '孙厂长', '吴总监', '郑采购', '何总']

const WORDS: Readonly<Record<string, readonly Value[]>> = {
  reports_to: ['总经理', '厂长', '供应链总监', '老板本人'],
  staff: [35, 60, 120, 180, 260, 400, 850],
  turnover: [8_000_000, 15_000_000, 30_000_000, 60_000_000, 120_000_000].map(yuan),
  ownership: ['private', 'family', 'private', 'foreign', 'state'],
  markets: ['主要在华东，少量出口日本', '全国商超', '电商为主，旺季看双十一', '出口欧洲，内销两成', '长三角的经销商'],
  equipment: [
    '两条自动装盒线，糊口要准',
    '全靠人工装，对压痕要求不高',
    '一台德国自动包装机，纸板要挺',
    '半自动，换规格要停一小时',
  ],
  season: ['七月到九月', '春节前两个月', '四月和十一月', '双十一前后', '全年平均，六月稍淡'],
  pays: ['on_time', 'on_time', 'slow', 'early', 'hard'],
  next_project: ['中秋新礼盒，七月定稿', '换包装，要环保纸', '给连锁店做联名款', '新品上市，先要三千套试水'],
  leaning: ['balance', 'quality', 'price', 'speed'],
  standard: ['色差不超过三，食品级油墨', '要过客户的验厂', '无荧光纸，附检测报告', '抽检按二级，漏胶算致命'],
  pain: ['旺季交期保不住', '每批颜色都不一样', '打样来回要半个月', '小批量没人愿意做', '库存压太多，想随用随送'],
  supplier_good: ['离得近，半天就到', '价格一直压得住', '账期给得长', '老板随叫随到'],
  supplier_bad: ['忙起来就推我们的货', '烫金老是掉', '换了跟单以后总出错', '打样慢，改一次要一周'],
  rival_price: ['比我们低百分之五左右', '跟我们差不多，含运费', '明面低，后面加版费'],
  why_us: ['打样两天出，别人要一周', '朋友介绍，说我们讲信用', '去年救过一次急单'],
  exclusive: [false, false, true],
  people_changes: ['采购下半年要轮岗', '新来了一位供应链总监', '老厂长年底退休'],
  policy: ['明年要把供应商从八家减到三家', '必须有两家备份，不许独家', '集团要统一招标'],
  chain: ['采购提，厂长点头，老板娘批款', '品管有一票否决', '设计部先挑纸，采购再比价'],
  budget: PEOPLE,
  ally: PEOPLE,
  opponent: PEOPLE,
  worry: ['怕换了供应商出错，自己担责', '上次换厂被骂过，不敢再动', '想做出点成绩给新领导看', '担心我们旺季顾不上他'],
  family: ['女儿今年中考', '刚当爸爸，孩子半岁', '爱人在医院上班', '儿子在上海读大学'],
  home_town: ['徽州', '温州', '潮汕', '南通', '绍兴'],
  school: ['学包装工程的，做过十年质检', '部队转业', '以前在大厂做采购'],
  interests: ['周末钓鱼', '打羽毛球，水平不低', '喜欢喝茶，懂岩茶', '跑半马', '养花'],
  values: ['最看重说到做到', '不爱应酬，喜欢把事情摊开说', '讲义气，记得别人的好', '做事要留余地'],
  taboo: ['不喝酒', '不吃羊肉', '忌讳别人迟到'],
}

/** Something that might be known of a field; null where the record itself holds it. */
export function valueFor(field: string, random: Random): Value | null {
  const known = WORDS[field]
  return known ? random.pick(known) : null
}

export const trustNotes = {
  promise_kept: ['答应周三送样，周二就到了', '说好的返点当月兑现'],
  promise_broken: ['答应的打样晚了三天', '说好来电，忘了'],
  problem_solved: ['连夜重印，没耽误上架', '上门调了糊盒，问题当场解决', '帮他改了结构，省了一成纸'],
  complaint: ['投诉色差', '少了两箱，当天补发'],
  complaint_unsettled: ['投诉烫金掉色，赔付没谈拢'],
  no_show: ['约好去厂里，临时没去成'],
  delay: ['旺季晚交两天'],
  preferred_equal: ['三家报价一样，给了我们', '同样的价，采购替我们说了话'],
  preferred_worse: ['我们贵了百分之四，还是选了我们', '对手降价来抢，客户没动'],
  referral: ['介绍了隔壁的厂', '把我们推荐给了集团的兄弟公司'],
} as const

export const reviewNotes = {
  found: [
    '前两块清楚，竞争这块几乎空着',
    '关系靠经办人一个人撑着，老板还没见过',
    '旺季前后联系多，平时太少',
    '对手是谁、什么价，都还是猜的',
  ],
  askNext: [
    '问清现在谁在供、占多少',
    '约老板见一面，问明年的供应商打算',
    '问清预算在谁手里',
    '打听下一个新品什么时候定',
  ],
} as const

export const sharePlans = [
  '先把内托和说明书一起接过来，让他少管一家。\n旺季前备好两周的纸，交期给准话。',
  '九月前做一次联合打样，把烫金的良率做给品管看。\n拿下品管以后再谈第二条线。',
]

export const handoverSteps = [
  '老板带着一起吃顿饭，正式介绍',
  '由业务员单独去送新样',
  '报价和交期都由业务员定，老板只听结果',
  '老板打一次电话，问对方满不满意',
]
