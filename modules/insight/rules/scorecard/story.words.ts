import { texts } from '../../../../shared/text.ts'

// G2: a week in words. For the same facts always the same words.

export const storyWords = texts({
  touched: {
    zh: '有效跟进 {n} 次，{change}；新接触客户 {reached} 位，{reachedChange}。',
    en: '{n} effective touches, {change}; {reached} new customers reached, {reachedChange}.',
  },
  untouched: {
    zh: '一次有效跟进也没有，前一周有 {before} 次；新接触客户 {reached} 位。',
    en: 'No effective touch at all, after {before} the week before; {reached} new customers reached.',
  },
  more: { zh: '比前一周多 {n}', en: '{n} more than the week before' },
  fewer: { zh: '比前一周少 {n}', en: '{n} fewer than the week before' },
  asMany: { zh: '和前一周一样', en: 'as many as the week before' },
  ordered: {
    zh: '拿下 {n} 个订单，合计 {amount}；前一周 {before} 个，{amountBefore}。',
    en: 'Orders: {n}, {amount} in all; the week before {before}, {amountBefore}.',
  },
  unordered: {
    zh: '没有新订单，前一周有 {before} 个，{amountBefore}。',
    en: 'No new order; the week before there were {before}, {amountBefore}.',
  },
  neverOrdered: { zh: '连着两周没有新订单。', en: 'No new order for two weeks running.' },
  worse: {
    zh: '退步最大的是“{figure}”：前一周 {before}，上周 {now}，先看这一项。',
    en: 'What fell back most is “{figure}”, from {before} to {now}: look there first.',
  },
  better: {
    zh: '没有明显退步的，进步最大的是“{figure}”：前一周 {before}，上周 {now}。',
    en: 'Nothing fell back much; what gained most is “{figure}”, from {before} to {now}.',
  },
  steady: {
    zh: '各项指标和前一周差不多。',
    en: 'All figures are about where they were.',
  },
  allBusy: {
    zh: '人人都有有效跟进，最多的是{most}（{n} 次），最少的是{least}（{m} 次）。',
    en: 'Everybody had effective touches: {most} the most ({n}), {least} the fewest ({m}).',
  },
  someIdle: {
    zh: '有效跟进最多的是{most}（{n} 次）；{idle}一次也没有，问问是什么原因。',
    en: '{most} had the most effective touches ({n}); none had {idle}: ask them why.',
  },
  evenly: { zh: '人人都有 {n} 次有效跟进。', en: 'Everybody had {n} effective touches.' },
  andOthers: { zh: '{names}等 {count} 人', en: '{names} and others, {count} in all' },
  ahead: {
    zh: '到 {day}，本月{figure}做到 {done}，是目标的 {reached}%；这个月过了 {gone}%，走在前面。',
    en: 'By {day} {figure} of the month stood at {done}, {reached} % of the target with {gone} % of the month gone: ahead.',
  },
  inStep: {
    zh: '到 {day}，本月{figure}做到 {done}，是目标的 {reached}%；这个月过了 {gone}%，跟得上。',
    en: 'By {day} {figure} of the month stood at {done}, {reached} % of the target with {gone} % of the month gone: in step.',
  },
  behind: {
    zh: '到 {day}，本月{figure}做到 {done}，是目标的 {reached}%；这个月已过 {gone}%，落后了。',
    en: 'By {day} {figure} of the month stood at {done}, {reached} % of the target with {gone} % of the month gone: behind.',
  },
  silent: {
    zh: '这两周没有记录。记下每次跟进和订单，这里会自己写出一周小结。',
    en: 'Nothing is on record of these two weeks. Log touches and orders, and the week sums itself up here.',
  },
})
