import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  substance: {
    zh: '来信去掉客套和引文后，至少写了多少字才算有效跟进',
    en: 'A mail that came in counts as an effective touch from',
  },
  substanceHelp: {
    zh: '带附件的来信总算有效；三个字母算一个字',
    en: 'Three letters count as one character; one with a file attached always counts',
  },
  characters: { zh: '个字', en: 'characters of its own' },
  firstDays: { zh: '新接入的邮箱，往前收多少天的邮件', en: 'A new mailbox is read back for' },
  days: { zh: '天', en: 'days' },
  giveUp: { zh: '发不出去的邮件，多久后放弃', en: 'A mail that cannot be sent is given up after' },
  hours: { zh: '小时', en: 'hours' },
  attachments: { zh: '一封邮件的附件合计最多', en: 'What is attached to a mail may have at most' },
  megabytes: { zh: 'MB', en: 'MB' },
  largest: { zh: '来信超过多大就不收正文和附件', en: 'Of a mail that came in only the heading is kept above' },
})

export const substanceFrom = setting({
  key: 'mail.substance_from',
  schema: z.int().min(1).max(200),
  fallback: 8,
  unit: words.characters,
  label: words.substance,
  help: words.substanceHelp,
  rule: 'C1',
})
export const firstDays = setting({
  key: 'mail.first_days',
  schema: z.int().min(0).max(3650),
  fallback: 90,
  unit: words.days,
  label: words.firstDays,
  rule: 'C1',
})
export const giveUpHours = setting({
  key: 'mail.give_up_hours',
  schema: z.int().min(1).max(168),
  fallback: 24,
  unit: words.hours,
  label: words.giveUp,
  rule: 'C1',
})
export const attachmentMegabytes = setting({
  key: 'mail.attachment_megabytes',
  schema: z.int().min(1).max(50),
  fallback: 20,
  unit: words.megabytes,
  label: words.attachments,
  rule: 'C1',
})
export const largestMegabytes = setting({
  key: 'mail.largest_megabytes',
  schema: z.int().min(1).max(100),
  fallback: 40,
  unit: words.megabytes,
  label: words.largest,
  rule: 'C1',
})
