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
  titleMany: { zh: '挂起 {count} 位客户', en: 'Suspend {count} customers' },
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
  refusedAll: { zh: '这 {left} 位都还不能挂起', en: 'None of these {left} may rest yet' },
  understood: { zh: '知道了', en: 'I see' },
})

export const assignTexts = texts({
  assign: { zh: '分配', en: 'Assign' },
  handOn: { zh: '转交', en: 'Hand over' },
  title: { zh: '“{name}”交给谁', en: 'Who gets “{name}”?' },
  titleMany: { zh: '{count} 位客户交给谁', en: 'Who gets these {count} customers?' },
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
  doneMany: { zh: '已分配 {count} 位客户', en: '{count} customers assigned' },
})

export const claimTexts = texts({
  claim: { zh: '领取', en: 'Claim' },
  done: { zh: '“{name}”现在由您负责', en: '“{name}” is yours now' },
})
