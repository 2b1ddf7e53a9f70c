import { texts } from '../../../shared/text.ts'

export const oddsTexts = texts({
  told: {
    zh: '手上 {leads} 个线索，至少成一单的把握 {odds}。',
    en: 'With {leads} leads in hand, the odds of at least one order are {odds}.',
  },
  toldOther: {
    zh: '{name}手上 {leads} 个线索，至少成一单的把握 {odds}。',
    en: '{name} has {leads} leads in hand: the odds of at least one order are {odds}.',
  },
  nearlySure: { zh: '99% 以上', en: 'over 99%' },
  none: {
    zh: '手上还没有线索：先去公海领几个，或者自己找。',
    en: 'No leads in hand yet: claim some from the pool, or find your own.',
  },
  toPool: { zh: '去公海', en: 'To the pool' },
  enough: {
    zh: '要有 {certainty} 的把握成 {orders} 单，手上的已经够了。',
    en: 'To win {orders} at {certainty} certainty, those in hand are enough.',
  },
  more: {
    zh: '要有 {certainty} 的把握成 {orders} 单，还要再联系 {more} 个线索。',
    en: 'To win {orders} at {certainty} certainty, another {more} must be contacted.',
  },
  never: {
    zh: '光靠多联系，到不了 {certainty} 的把握成 {orders} 单：先看看哪一步最窄。',
    en: 'Leads alone will not win {orders} at {certainty} certainty: see first which step is narrow.',
  },
  orders: { zh: '要成几单', en: 'Orders' },
  certainty: { zh: '多大的把握', en: 'Certainty' },
  curve: {
    zh: '线索越多，至少成 {orders} 单的把握越大',
    en: 'The more leads, the better the odds of winning at least {orders}',
  },
  inHandMark: { zh: '手上 {leads} 个', en: 'In hand: {leads}' },
  wanted: { zh: '{certainty} 的把握', en: '{certainty} certainty' },
  leads: { zh: '线索', en: 'Leads' },
  odds: { zh: '把握', en: 'Odds' },
  rep: { zh: '业务员', en: 'Rep' },
  inHand: { zh: '手上线索', en: 'In hand' },
  past: { zh: '有过机会的线索', en: 'Leads that had their chance' },
  won: { zh: '成交', en: 'Won' },
  observed: { zh: '看到的成交率', en: 'Observed rate' },
  believed: { zh: '估计的成交率', en: 'Believed rate' },
  atLeastOne: { zh: '至少成一单', en: 'At least one order' },
  listTold: {
    zh: '{count} 位业务员里，{sure} 位手上的线索够让他们有八成以上的把握成单。',
    en: 'Of {count} reps, {sure} have leads enough in hand for an order at 80% or better.',
  },
  picture: { zh: '每位业务员的成交率，横线是区间', en: 'Each rep’s rate; the line is its interval' },
  noRates: {
    zh: '还没有人的线索到手满 {months} 个月，所以现在只有行业经验可用。',
    en: 'Nobody has held leads for {months} months yet, so for now there is only the trade’s experience.',
  },
  arithmetic: { zh: '一步一步算', en: 'Step by step' },
  step1: {
    zh: '{leads} 个线索，每个成交的机会约 {rate}：平均会成 {expected} 单。',
    en: '{leads} leads, each ordering with a chance of about {rate}: {expected} orders on average.',
  },
  step2: {
    zh: '一个都不成的机会：(1 − {rate})^{leads} = {none}。',
    en: 'The chance of none: (1 − {rate})^{leads} = {none}.',
  },
  step3: { zh: '至少成一单：1 − {none} = {odds}。', en: 'At least one: 1 − {none} = {odds}.' },
  step4: {
    zh: '成交率本身也只是估计，有高有低。把这一层也算进去，把握是 {odds}，就是上面那个数。',
    en: 'The rate itself is uncertain. With that counted in, the odds are {odds}: the figure above.',
  },
  trade: {
    zh: '行业里的说法，新业务员 {from}–{to}：同样 {leads} 个线索，按 {from} 是 {low}，按 {to} 是 {high}。',
    en: 'The trade says {from}–{to} for new reps: with the same {leads} leads that is {low} at {from} and {high} at {to}.',
  },
  prior: { zh: '凭什么这么估', en: 'Where the estimate comes from' },
  prior1: {
    zh: '公司自己的历史（本人以外，不含保密的客户）：{reps} 位同事手上到手满 {months} 个月的 {leads} 个线索，成了 {orders} 单。再加上行业经验（每 {tradeLeads} 个成 {tradeOrders} 单），先估 {rate}。',
    en: 'The company’s own history, without this rep and without secret customers: {reps} colleagues, {leads} leads held for {months} months or more, {orders} orders. With the trade’s experience added ({tradeOrders} in {tradeLeads}), {rate} is expected to begin with.',
  },
  prior2: {
    zh: '这个估计相当于见过 {weight} 个线索：Beta(a = {a}, b = {b})。人和人差得越多，它的分量越轻。',
    en: 'It counts for {weight} leads: Beta(a = {a}, b = {b}). The more reps differ, the less it weighs.',
  },
  prior3: {
    zh: '加上本人的 {leads} 个线索、{orders} 单，估计成 {mean}：Beta(a = {a}, b = {b})。',
    en: 'With the rep’s own {leads} leads and {orders} orders it becomes {mean}: Beta(a = {a}, b = {b}).',
  },
  seenLeads: { zh: '其中 {count} 位客户您看得到', en: '{count} of these customers are in your sight' },
  seenOrders: { zh: '{count} 位成交', en: '{count} have ordered' },
  ownLeads: { zh: '本人有过机会的线索', en: 'The rep’s leads that had their chance' },
  company: {
    zh: '公司的历史（不含保密的客户；一位客户先后在两个人手上，算两个线索；谁来看都一样）：{reps} 位同事，到手满 {months} 个月的线索 {leads} 个，成了 {orders} 单。',
    en: 'The company’s history, the same for everyone, without secret customers, and two leads where a customer was held by two in turn: {reps} colleagues, {leads} leads held for {months} months or more, {orders} orders.',
  },
  unlisted: {
    zh: '其中 {reps} 位上面没有列出（已离职，或不归您看）：{leads} 个线索，{orders} 单。',
    en: ' {reps} of them are not listed above (they have left, or are not yours to see): {leads} leads, {orders} orders.',
  },
  ripe: {
    zh: '到手还不满 {months} 个月的线索没来得及成交，不算成也不算败。让出去的线索仍然算在本人头上；现在归别人、您看不到的，只有数，点不开。一位客户先后在两个人手上，就算两个线索。',
    en: 'Leads held for less than {months} months have not had their chance and count neither way. Those passed on still count for the rep; where they are out of your sight by now there is the number alone. A customer held by two, one after the other, is two leads.',
  },
})
