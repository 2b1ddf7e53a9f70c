import { texts } from '../../../shared/text.ts'

export const funnelTexts = texts({
  told: {
    zh: '这 {entered} 位客户里，{ordered} 位成交，成交率 {rate}（{lower}–{upper}）。',
    en: 'Of these {entered} customers {ordered} have ordered: {rate} ({lower}–{upper}).',
  },
  narrow: {
    zh: '最窄的一步是从“{from}”到“{to}”：只有 {rate} 走过去；走过去的一半人用了不到 {days} 天。',
    en: 'The narrowest step is from "{from}" to "{to}": {rate} make it; half of all do within {days} days.',
  },
  narrowOpen: {
    zh: '最窄的一步是从“{from}”到“{to}”：只有 {rate} 走过去，到现在还不到一半。',
    en: 'The narrowest step is from "{from}" to "{to}": {rate} make it, less than half so far.',
  },
  passedOn: {
    zh: '另有 {count} 个线索已经不在您能看到的范围里，上面都没算。',
    en: 'Another {count} leads are no longer in your sight; none of the figures has them.',
  },
  picture: { zh: '漏斗：每个阶段走到的客户数', en: 'Funnel: customers who reached each stage' },
  stage: { zh: '阶段', en: 'Stage' },
  reached: { zh: '走到', en: 'Reached' },
  waiting: { zh: '停在这里', en: 'Standing here' },
  ofPrevious: { zh: '上一步走过来的', en: 'Of the step before' },
  ofAll: { zh: '占全部', en: 'Of all' },
  days: { zh: '用了几天（一半人）', en: 'Days (half of them)' },
  half: { zh: '一半人', en: 'Half:' },
  daysOf: { zh: '{days} 天', en: '{days} d' },
  notHalf: { zh: '还不到一半', en: 'Less than half so far' },
  point: { zh: '{count} 位 · 上一步的 {rate}', en: '{count} · {rate} of previous' },
  empty: { zh: '这个范围里还没有客户', en: 'No customers in this scope yet' },
  emptyText: {
    zh: '建档的每一位客户都从“线索”开始。放宽上面的条件，或者先录入几位客户。',
    en: 'Every customer begins as a lead. Widen the conditions above, or enter some customers.',
  },
  toCustomers: { zh: '去客户列表', en: 'To the customers' },
  parts: { zh: '并排比一比', en: 'Side by side' },
  by: { zh: '按什么分', en: 'By' },
  rate: { zh: '成交率', en: 'Ordered' },
  more: { zh: '还有 {count} 个更小的没列出来。', en: 'Another {count} smaller ones are not listed.' },
  partPicture: { zh: '各部分的成交率，横线是区间', en: 'The rate of each part; the line is its interval' },
  how1: {
    zh: '算的是在所选日期里建档的客户，看他们现在走到哪一步；已归档的不算。走到后面的阶段，就算走过了前面的。',
    en: 'Counted are the customers who entered in the chosen days, by where they stand now, archived ones left out. Who reached a later stage came past those before it.',
  },
  how2: {
    zh: '比例旁边的区间用 Wilson 法；天数用 Kaplan–Meier 法：还停在上一步的客户也算进去，不会因为等得久就被漏掉。',
    en: 'The intervals are Wilson’s. The days are by Kaplan and Meier: those still waiting count too, and are not left out for waiting long.',
  },
})
