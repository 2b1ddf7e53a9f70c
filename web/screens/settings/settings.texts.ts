import { FESTIVALS } from '../../../modules/calendars/rules/festivals.ts'
import { type Text, texts } from '../../../shared/text.ts'

export const settingsTexts = texts({
  title: { zh: '设置', en: 'Settings' },
  lead: {
    zh: '方法里的每个数字都在这里。改了立刻对全公司生效，历史不变；旁边写着改了会怎样。',
    en: 'Every number of the method. A change holds for the whole company at once; what it does stands beside it.',
  },
  leadReader: {
    zh: '公司照这些数字做事。要改，请找总监或管理员。',
    en: 'The company works by these numbers. A director or an admin may change them.',
  },
  groups: { zh: '分组', en: 'Groups' },
})

export const groupTexts = texts({
  appointments: { zh: '预约', en: 'Appointments' },
  services: { zh: '服务接待', en: 'Services' },
  care: { zh: '关怀', en: 'Care' },
  mail: { zh: '邮箱', en: 'Mail' },
  mailLead: {
    zh: '与客户的邮件自动归到客户动态；与客户无关的不保存。每个邮箱都与服务器逐封对数。',
    en: 'Mail with customers goes to their histories by itself; no other is kept. Each mailbox is counted against its server.',
  },
  company: { zh: '公司', en: 'Company' },
  calendar: { zh: '工作日历', en: 'Working calendar' },
  calendarLead: {
    zh: '哪些天、什么时间上班。约客户、回访和提醒都照它算。',
    en: 'On which days and when we work. Appointments, return visits and reminders follow it.',
  },
  cadence: { zh: '跟进节奏', en: 'Cadence' },
  cadenceLead: {
    zh: '距上次有效跟进多少天算过早、到期、逾期。今日清单、圆环的颜色和公海收回都照它算。',
    en: 'Days since the last effective touch at which a customer is too early, due, overdue. The day’s list, the ring’s colour and recalls follow it.',
  },
  twelve: { zh: '十二次', en: 'The twelve' },
  suspension: { zh: '挂起', en: 'Suspension' },
  stepIn: { zh: '主管介入', en: 'The manager steps in' },
  recall: { zh: '收回', en: 'Recall' },
  importance: { zh: '客户重要度', en: 'Importance' },
  importanceLead: {
    zh: '看什么、各占多少、多少分算哪一级。不看订单金额和利润，也不凭任何一项定级。',
    en: 'What counts, how much, and which score makes which tier. Never order amount, profit or one criterion alone.',
  },
  recallLead: {
    zh: '长期没有有效跟进的客户先提醒，再收回公海，让别的同事有机会。',
    en: 'A neglected customer is warned of first, then goes to the pool, so that a colleague has a chance.',
  },
  pool: { zh: '公海', en: 'Pool' },
  deals: { zh: '商机', en: 'Deals' },
  quotes: { zh: '报价', en: 'Quotes' },
  today: { zh: '今日清单', en: 'The day’s list' },
  secrecy: { zh: '机密', en: 'Secrecy' },
  secrecyLead: {
    zh: '越重要的客户，知道的人越少。哪些等级是机密，怎样的查看要留意。',
    en: 'The more important a customer, the fewer know it. Which tiers are sealed, and which looks are worth a question.',
  },
  audit: { zh: '异常提醒与保存期限', en: 'Alerts and retention' },
  auditLead: {
    zh: '看得或导出得异常地多，提醒总监、管理员和审计；哪些辅助记录多久后可以忘掉。客户的资料永不删除。',
    en: 'Unusually much reading or export is told to directors, admins and audit; and how long records beside the business are kept. Nothing of a customer is ever deleted.',
  },
  portrait: { zh: '画像与亲疏', en: 'Portrait and distance' },
  quantity: { zh: '数量', en: 'Quantity' },
  quantityLead: {
    zh: '每周要联系上多少新客户，多久没动静算沉睡，按多少天看跟进的速度。',
    en: 'New customers a week, when a customer is dormant, and the days that a pace is taken from.',
  },
  statistics: { zh: '统计', en: 'Statistics' },
  statisticsLead: {
    zh: '区间有多大的把握，胜算从哪里起步，多少位客户才值得比较。',
    en: 'How sure the intervals are, what the odds begin with, and how many customers a comparison takes.',
  },
  diagnosis: { zh: '四项诊断', en: 'Diagnosis' },
  diagnosisLead: {
    zh: '每一项到多少算好、多少算差，建议跟着什么目标走。诊断页和主管首页照它打分。',
    en: 'Where each measure is good and poor, and which aim the advice serves. Diagnoses are scored by it.',
  },
  months: { zh: '个月', en: 'mo.' },
  notAsked: { zh: '不要求', en: 'none' },
  people: { zh: '登录与安全', en: 'Sign-in' },
  other: { zh: '其他', en: 'Other' },
})

/** What a change of each setting does. */
export const effectTexts: Readonly<Record<string, Text>> = texts({
  'company.name': { zh: '显示在菜单、登录页和导出的文件里。', en: 'Shown in the menu, at sign-in and in exports.' },
  'company.zone': {
    zh: '改了以后，到期、逾期和每天的名额都按新的“今天”算。',
    en: 'Due days and daily limits follow the new “today”.',
  },
  'cadence.retries': {
    zh: '调低：没打通的客户更快回到正常节奏；0 为不追打。',
    en: 'Lower: whoever was not reached returns to the usual cadence sooner; 0 turns it off.',
  },
  'touches.needed': {
    zh: '圆环就有这么多格。调高：客户要跟得更久才能放下；在跟的客户从现在起照新数算。',
    en: 'The ring has as many marks. Higher: a customer is pursued longer before it may rest. It holds for current pursuits too.',
  },
  'touches.months_at_most': {
    zh: '调短：节奏要更紧，逾期会更早提醒。',
    en: 'Shorter: the pursuit must be denser, and falling behind is told earlier.',
  },
  'touches.effective_per_day': {
    zh: '调高：一天打三个电话就算三次，十二次很快凑满。建议保持 1。',
    en: 'Higher: three calls in a day count as three, and the twelve fill up fast. Better leave it at 1.',
  },
  'suspension.never': {
    zh: '去掉一个等级：这个等级的客户跟满次数后也可以挂起、进公海。',
    en: 'Without a tier here, its customers too may rest and enter the pool after the touches.',
  },
  'suspension.manager_early': {
    zh: '可以：主管对没有希望的客户不必等满次数，但仍要写明原因。',
    en: 'Yes: a manager need not wait for the count with a hopeless customer, but must still give the reason.',
  },
  'suspension.look_again': {
    zh: '到了这天，挂起的客户会在公海里标出来。挂起时可以另选日子。',
    en: 'On that day the customer is marked in the pool. Another day may be chosen when suspending.',
  },
  'suspension.goes_to': {
    zh: '进公海：任何看得到的同事都能领。交给主管：由主管决定给谁。',
    en: 'Pool: any colleague who sees it may claim it. Manager: the manager decides who gets it.',
  },
  'step_in.at': {
    zh: '调低：主管更早接到任务，更早陪访；手上的任务也更多。',
    en: 'Lower: the manager gets the task earlier, and gets more of them.',
  },
  'recall.factor': {
    zh: '调低：没人理的客户更快被收回。例如逾期线 30 天、2 倍，就是 60 天没有跟进时收回。',
    en: 'Lower: neglected customers go sooner. With overdue at 30 days and factor 2, one is recalled after 60 days without a touch.',
  },
  'recall.at_least': {
    zh: '节奏很密的客户也至少留这么久才收回。',
    en: 'Also customers with a dense cadence stay at least that long.',
  },
  'recall.warning': {
    zh: '提前这么多天出现在负责人的今日清单里。0 为不提醒。',
    en: 'So many days ahead it stands on the owner’s list. 0: no warning.',
  },
  'secrecy.sealed_tiers': {
    zh: '加上一个等级：它的客户马上只给名单上的人看，负责人和工作组自动在名单上，签过承诺才看得到。',
    en: 'Adding a tier seals its customers at once: their owners and groups are on the lists, and see them once they have signed.',
  },
  'secrecy.unusual_per_hour': {
    zh: '调低：更容易标为异常。只标出来，不拦人。',
    en: 'Lower: flagged sooner. Nobody is stopped by it.',
  },
  'secrecy.fresh_days': {
    zh: '刚指定的人看得特别多，值得问一句。0 为不标。',
    en: 'Somebody just named who looks a lot is worth a question. 0: not flagged.',
  },
  'pool.claims_a_day': {
    zh: '调低：客户分得更开。0 为谁也不能自己领，只由主管分配。',
    en: 'Lower: customers spread over more people. 0: nobody claims, managers assign.',
  },
  'pool.held_at_most': {
    zh: '超过的人先放下一些才能再领；已经在手上的不会被拿走。',
    en: 'Whoever is above must let some go before claiming. What they hold is not taken away.',
  },
  'pool.held_by_newcomer': {
    zh: '让新人先把少数客户跟好。',
    en: 'So that newcomers first look after a few well.',
  },
  'people.newcomer_months': {
    zh: '过了这么久，上限自动换成老员工的。',
    en: 'After that the other limit holds by itself.',
  },
  'pool.cap_exempt': {
    zh: '选中的等级不占名额：大客户再多也不挡着领新客户。',
    en: 'Chosen tiers take no room: however many a person has, new ones may be claimed.',
  },
  'pool.protection': {
    zh: '刚领的客户在这几天里不会因为没人跟进被收回。',
    en: 'A customer just claimed is not recalled for neglect in these days.',
  },
  'pool.cooling_off': {
    zh: '防止放下又马上领回来。0 为可以马上再领。',
    en: 'Keeps people from letting go and claiming at once. 0 allows it.',
  },
  'today.holds': {
    zh: '调低：清单短，每天做得完；没列上的按重要和紧急顺延。',
    en: 'Lower: a list that can be finished; the rest follows by weight.',
  },
  'today.postpone_at_most': {
    zh: '调低：该联系的客户不能一推再推。',
    en: 'Lower: what is due cannot be put off for long.',
  },
  'people.session_days': {
    zh: '调短更安全，但要常常登录。',
    en: 'Shorter is safer, but people sign in more often.',
  },
  'people.failures_until_lock': { zh: '调低更难被猜中密码。', en: 'Lower makes guessing harder.' },
  'people.lock_minutes': {
    zh: '锁定后等这么久，或请管理员重设密码。',
    en: 'After that, or with a password from an admin, one may try again.',
  },
})

/** What a setting's choices are called. */
export const choiceTexts: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  'suspension.goes_to': texts({
    pool: { zh: '进公海', en: 'To the pool' },
    manager: { zh: '交给主管', en: 'To the manager' },
  }),
  'people.factor_demanded_from': texts({
    nobody: { zh: '不要求', en: 'Nobody' },
    managers: { zh: '主管和管理员', en: 'Managers and admins' },
    all: { zh: '所有人', en: 'Everybody' },
  }),
  'deals.big_order_by': texts({
    amount: { zh: '金额', en: 'The amount' },
    expected: { zh: '金额 × 把握', en: 'Amount × chance' },
  }),
  'calendars.feed_tells': texts({
    customer: { zh: '客户和地点', en: 'Customer, place' },
    busy: { zh: '只写“客户预约”', en: 'Appointment only' },
  }),
  'care.visit_how': texts({
    remind: { zh: '提醒负责人', en: 'Remind the owner' },
    offer: { zh: '发时间给客户选', en: 'Offer times' },
    book: { zh: '直接约好', en: 'Book the best time' },
  }),
  'care.visit_kind': texts({
    call: { zh: '电话', en: 'Call' },
    visit_out: { zh: '上门', en: 'Visit to them' },
    video: { zh: '视频', en: 'Video' },
  }),
  'care.festivals': Object.fromEntries(FESTIVALS.map(({ key, name }) => [key, name])),
  'care.birthdays': texts({ yes: { zh: '写', en: 'Yes' }, no: { zh: '不写', en: 'No' } }),
  'care.first_orders': texts({ yes: { zh: '写', en: 'Yes' }, no: { zh: '不写', en: 'No' } }),
  'appointments.hold_offered': texts({ yes: { zh: '先留住', en: 'Hold' }, no: { zh: '不留', en: 'Do not' } }),
  'calendars.follow_china': texts({ yes: { zh: '按国家的', en: 'Follow' }, no: { zh: '不按', en: 'Do not' } }),
  'quotes.tax_included': texts({
    yes: { zh: '含税', en: 'Tax included' },
    no: { zh: '不含税', en: 'Tax on top' },
  }),
  'insight.aim': texts({
    orders_soon: { zh: '尽快出单', en: 'Orders soon' },
    big_orders: { zh: '拿大单', en: 'Big orders' },
  }),
  'deals.diagnosis': texts({
    off: { zh: '不管', en: 'Let it be' },
    warn: { zh: '提醒', en: 'Say so' },
    block: { zh: '不许报价', en: 'No quote' },
  }),
}

export const cadenceTableTexts = texts({
  situation: { zh: '客户的情况', en: 'Customer' },
  early: { zh: '过早', en: 'Early' },
  due: { zh: '到期', en: 'Due' },
  overdue: { zh: '逾期', en: 'Overdue' },
  before: { zh: '{days} 天内再联系会打扰', en: 'Too early before day {days}' },
  openNeed: { zh: '有需求或已报价', en: 'With an open need or quote' },
  VVIP: { zh: '已成交 · VVIP', en: 'Ordered · VVIP' },
  A: { zh: '已成交 · A', en: 'Ordered · A' },
  B: { zh: '已成交 · B', en: 'Ordered · B' },
  C: { zh: '已成交 · C', en: 'Ordered · C' },
  untouched: { zh: '还没联系过', en: 'Never touched' },
  otherwise: { zh: '其余的', en: 'All others' },
  days: { zh: '天', en: 'days' },
  cell: { zh: '{row}，{column}，天', en: '{row}, {column}, days' },
  picture: {
    zh: '{row}：第 {early} 天前过早，第 {due} 天起到期，第 {overdue} 天起逾期',
    en: '{row}: too early before day {early}, due from {due}, overdue from {overdue}',
  },
  wrongNumber: { zh: '请填 0 到 366 之间的整数', en: 'Whole numbers from 0 to 366' },
  wrongOrder: { zh: '应该是：过早 ≤ 到期 ≤ 逾期', en: 'It must be: early ≤ due ≤ overdue' },
  effect: {
    zh: '保存后，所有在跟客户的到期日会重新算一遍，今日清单随之变化。',
    en: 'Once saved, the due day of every pursued customer is worked out anew, and the day’s lists follow.',
  },
  saved: { zh: '跟进节奏已保存，到期日正在重新计算', en: 'The cadence is saved; due days are being worked out anew' },
  undone: { zh: '跟进节奏已改回', en: 'The cadence is back as it was' },
  save: { zh: '保存', en: 'Save' },
  discard: { zh: '不改了', en: 'Discard' },
  usual: { zh: '默认 {early} / {due} / {overdue}', en: 'Default {early} / {due} / {overdue}' },
  reset: { zh: '全部恢复默认', en: 'All back to default' },
})
