import { texts } from '../../../shared/text.ts'

export const auditTexts = texts({
  title: { zh: '审计记录', en: 'Audit trail' },
  lead: {
    zh: '谁在什么时候做了什么。记录只增不改，每分钟封进一条前后相扣的链。',
    en: 'Who did what, and when. Nothing here can be changed, and each minute’s acts are sealed into a chain.',
  },
  sealed: { zh: '已封存到 {when}，第 {number} 块', en: 'Sealed up to {when}, block {number}' },
  notSealed: { zh: '还没有封存过', en: 'Nothing is sealed yet' },
  waits: {
    zh: '有记录从 {when} 起等着封存：后台任务没有运行。',
    en: 'Something has waited to be sealed since {when}: the background jobs do not run.',
  },
  head: { zh: '链头', en: 'the chain’s head' },
  headWhy: {
    zh: '把链头抄到别处，以后用 jinke doctor --head 就能查出整条链有没有被重写。',
    en: 'Note the head elsewhere: jinke doctor --head later tells whether the chain was written anew.',
  },
  export: { zh: '导出', en: 'Export' },
  search: { zh: '找哪种操作，如“导出”', en: 'Such as “exported”' },
  who: { zh: '谁', en: 'Who' },
  area: { zh: '哪方面', en: 'About' },
  days: { zh: '哪几天', en: 'Days' },
  when: { zh: '什么时候', en: 'When' },
  what: { zh: '做了什么', en: 'What' },
  customer: { zh: '客户', en: 'Customer' },
  allCustomers: { zh: '看全部客户', en: 'All customers' },
  jinke: { zh: '近客', en: 'Jinke' },
  about: { zh: '{text}：{person}', en: '{text}: {person}' },
  fromTo: { zh: '{field}：{before} → {after}', en: '{field}: {before} → {after}' },
  isSealed: { zh: '{field}（保密）', en: '{field} (sealed)' },
  redacted: { zh: '已按 {by} 的匿名化抹去', en: 'Redacted: made nameless by {by}' },
  none: { zh: '没有这样的记录', en: 'Nothing of the kind' },
  noneText: {
    zh: '换个条件试试。刚做的事最多一分钟后出现在这里。',
    en: 'Try other filters. What was just done appears here within a minute.',
  },
})

export const alertTexts = texts({
  alerts: { zh: '异常提醒', en: 'Alerts' },
  opened: {
    zh: '{name} 一小时内打开了 {count} 位客户的资料，平常最忙时 {usual} 位',
    en: '{name} opened {count} customers within the hour; the busiest usual hour has {usual}',
  },
  told: {
    zh: '{name} 一小时内在列表和查询里看到了 {count} 位客户，平常最忙时 {usual} 位',
    en: '{name} was shown {count} customers within an hour, in lists and searches; the busiest usual hour has {usual}',
  },
  secrets: {
    zh: '{name} 一小时内看了 {count} 位机密客户，平常最忙时 {usual} 位',
    en: '{name} saw {count} secret customers within the hour; the busiest usual hour has {usual}',
  },
  night: {
    zh: '{name} 在平常时间之外打开了 {count} 位客户的资料',
    en: '{name} opened {count} customers outside the usual hours',
  },
  exported: {
    zh: '{name} 一天内导出了 {count} 位客户',
    en: '{name} exported {count} customers within a day',
  },
  handed: {
    zh: '{name} 一天内导出了 {count} 个人的全部信息',
    en: '{name} took out all that is kept of {count} people within a day',
  },
  look: { zh: '看记录', en: 'See the trail' },
  seen: { zh: '已了解', en: 'Looked into' },
})

export const areaTexts = texts({
  signIns: { zh: '登录', en: 'Sign-ins' },
  people: { zh: '人员与权限', en: 'People and rights' },
  settings: { zh: '设置', en: 'Settings' },
  secrets: { zh: '机密', en: 'Secrets' },
  files: { zh: '导入与导出', en: 'Files in and out' },
  customers: { zh: '客户', en: 'Customers' },
  touches: { zh: '跟进与画像', en: 'Touches and portraits' },
  deals: { zh: '商机与订单', en: 'Deals' },
  mails: { zh: '邮件', en: 'Mail' },
  meetings: { zh: '约见、服务与关怀', en: 'Meetings, service, care' },
  trail: { zh: '审计', en: 'The trail itself' },
})
