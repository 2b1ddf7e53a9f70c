import { texts } from '../../../shared/text.ts'

/** T4: why a customer is put to rest. */
export const suspensionTexts = texts({
  cannot_wait: { zh: '等不起', en: 'Cannot wait' },
  no_match: { zh: '不匹配', en: 'No match' },
  lost_to_competitor: { zh: '选了别家', en: 'Chose another' },
  gone: { zh: '找不到了', en: 'Gone' },
  other: { zh: '其他', en: 'Other' },
})

export const suspendTexts = texts({
  suspend: { zh: '挂起', en: 'Suspend' },
  title: { zh: '挂起“{name}”', en: 'Suspend “{name}”' },
  titleMany: { zh: '挂起 {count} 位客户', en: 'Suspend all chosen ({count})' },
  lead: {
    zh: '客户先放一放，进公海等人领取；什么都不会删，历史都在。',
    en: 'The customer rests in the pool until someone claims it. Nothing is deleted.',
  },
  leadMany: {
    zh: '每位客户分别判断；还不能挂起的会留下，并告诉您为什么。',
    en: 'Each is decided by itself; those that may not rest yet stay, and you are told why.',
  },
  code: { zh: '原因', en: 'Reason' },
  reason: { zh: '说明', en: 'In words' },
  reasonHint: { zh: '半年后再看到它的人需要知道什么？', en: 'What must whoever sees it in half a year know?' },
  reasonNeeded: { zh: '请写下原因，日后看得明白', en: 'Please give the reason, so that it can be understood later' },
  lookAgain: { zh: '什么时候再看', en: 'Look again' },
  inAMonth: { zh: '一个月后', en: 'In a month' },
  inAQuarter: { zh: '三个月后', en: 'In 3 months' },
  inHalfAYear: { zh: '半年后', en: 'In 6 months' },
  done: { zh: '已挂起：{name}', en: 'Suspended: {name}' },
  doneMany: { zh: '已挂起 {count} 位', en: '{count} suspended' },
  refusedSome: { zh: '已挂起 {done} 位，{left} 位还不能', en: '{done} suspended, {left} may not rest yet' },
  refusedAll: { zh: '这 {left} 位都还不能挂起', en: 'None of them ({left}) may rest yet' },
  understood: { zh: '知道了', en: 'I see' },
})

export const assignTexts = texts({
  assign: { zh: '分配', en: 'Assign' },
  handOn: { zh: '转交', en: 'Hand over' },
  title: { zh: '“{name}”交给谁', en: 'Who gets “{name}”?' },
  titleMany: { zh: '{count} 位客户交给谁', en: 'Who gets them ({count})?' },
  whom: { zh: '同事', en: 'Colleagues' },
  whomHint: { zh: '选一位，或选几位分摊', en: 'One, or several to share them' },
  spread: { zh: '怎么分', en: 'How to share' },
  round_robin: { zh: '轮流', en: 'In turn' },
  load: { zh: '谁手上少给谁', en: 'To whoever has fewest' },
  reason: { zh: '说明，可不填', en: 'A word about it, if you like' },
  pursuitStarts: {
    zh: '换人后重新计数：新负责人从第 1 次有效跟进开始，历史都在。',
    en: 'A new pursuit begins: the new owner starts at touch one, with all the history.',
  },
  done: { zh: '“{name}”已交给{owner}', en: '“{name}” is now with {owner}' },
  doneMany: { zh: '已分配 {count} 位客户', en: 'Assigned: {count}' },
})

export const claimTexts = texts({
  claim: { zh: '领取', en: 'Claim' },
  done: { zh: '“{name}”现在由您负责', en: '“{name}” is yours now' },
  yours: { zh: '已归您', en: 'Yours now' },
  lost: { zh: '{name}先领走了', en: '{name} was faster' },
  lostKindly: {
    zh: '只差一步：{name} 在 {when} 领走了这位客户。池里还有别的，看看下一位。',
    en: 'So close: {name} claimed this customer {when}. There are others; look at the next.',
  },
  coolingOff: { zh: '{day}起可领', en: 'From {day}' },
  coolingOffWhy: {
    zh: '您不久前负责过这位客户，放下后要隔 {days} 天才能再领，好让同事也有机会：{day}起可以。',
    en: 'You held this customer until lately. Colleagues have their chance first (days: {days}); you may claim it from {day}.',
  },
  noneLeft: {
    zh: '今天的 {limit} 位已经领完，明天再来。放回公海也不退还次数。',
    en: 'You have claimed your {limit} for today; come back tomorrow. Giving one back does not give the claim back.',
  },
  full: {
    zh: '您手上已有 {held} 位，上限 {cap} 位。先放下一些再领。',
    en: 'You hold {held} of at most {cap}; let some go first.',
  },
})

export const quotaTexts = texts({
  left: { zh: '今天还能领', en: 'You may still claim today' },
  leftUnit: { zh: '位', en: '' },
  ofADay: { zh: '每天 {limit} 位，已领 {claimed} 位', en: '{claimed} of {limit} used' },
  held: { zh: '手上', en: 'You hold' },
  ofCap: { zh: '/ {cap} 位', en: 'of {cap}' },
  room: { zh: '还有 {room} 位的余地', en: 'Room for {room} more' },
  noRoom: { zh: '满了：先放下一些，再领新的', en: 'Full: let some go before you claim' },
  label: { zh: '领取名额', en: 'What you may claim' },
})

export const poolsTexts = texts({
  pools: { zh: '公海', en: 'Pools' },
  all: { zh: '全部', en: 'All' },
  many: { zh: '1000+', en: '1000+' },
  open: { zh: '开一个公海', en: 'Open a pool' },
  openLead: {
    zh: '给一个团队或一个地区单独一片公海：合适的客户会自己移过去，只有看得到它的人能领。',
    en: 'A pool of its own for a team or a region: customers that fit move there, and only those who see it may claim.',
  },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '例如：华东公海', en: 'For example: East' },
  of: { zh: '给谁', en: 'For' },
  ofTeam: { zh: '一个团队', en: 'A team' },
  ofRegion: { zh: '一个地区', en: 'A region' },
  team: { zh: '团队', en: 'Team' },
  teamHint: { zh: '团队和它下面各组的人都看得到', en: 'The team and all below it see it' },
  region: { zh: '地区', en: 'Region' },
  regionHint: { zh: '与客户资料里的地区一致，例如：苏州', en: 'As it is written in the customers’ records' },
  opened: { zh: '已开“{name}”，合适的客户正在移过去', en: '“{name}” is open; customers that fit are moving there' },
  options: { zh: '“{name}”的选项', en: 'Options of “{name}”' },
  rename: { zh: '改名', en: 'Rename' },
  renamed: { zh: '已改名为“{name}”', en: 'Renamed to “{name}”' },
  save: { zh: '保存', en: 'Save' },
  close: { zh: '关闭公海', en: 'Close the pool' },
  closeTitle: { zh: '关闭“{name}”？', en: 'Close “{name}”?' },
  closeDetail: {
    zh: '里面等着的客户会移到下一个合适的公海，一位也不会丢。',
    en: 'Those that wait in it go to the next pool that fits. None is lost.',
  },
  closed: { zh: '已关闭“{name}”', en: '“{name}” is closed' },
  companyStays: {
    zh: '公司公海不能关闭：没有别处可去的客户都在这里',
    en: 'The company’s own pool cannot be closed: whoever fits nowhere else waits here',
  },
})
