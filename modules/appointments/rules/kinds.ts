import { z } from 'zod'
import type { Refusal } from '../../../shared/refusal.ts'
import { type Locale, type Text, texts } from '../../../shared/text.ts'
import { needsSlot } from '../refusals.ts'

/** Where both sides are: which decides about travel and meal times. */
export const MEDIUMS = ['visit_out', 'visit_in', 'call', 'video', 'service'] as const
export type Medium = (typeof MEDIUMS)[number]

/** A3, A4: a kind of appointment: how long, what is blocked around it, how early it has to be agreed, what to prepare. */
export const Kind = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{1,30}$/),
  medium: z.enum(MEDIUMS),
  zh: z.string().trim().min(1).max(30),
  en: z.string().trim().min(1).max(40),
  minutes: z.int().min(5).max(1440),
  before: z.int().min(0).max(600),
  after: z.int().min(0).max(600),
  noticeHours: z.int().min(0).max(720),
  checklist: z
    .array(
      z.strictObject({
        zh: z.string().trim().min(1).max(100),
        en: z.string().trim().min(1).max(150),
        daysBefore: z.int().min(0).max(60),
      }),
    )
    .max(20),
})
export type Kind = z.infer<typeof Kind>

const item = (zh: string, en: string, daysBefore: number) => ({ zh, en, daysBefore })

export const BUILT_IN: readonly Kind[] = [
  {
    key: 'visit_out',
    medium: 'visit_out',
    zh: '上门拜访',
    en: 'Visit to them',
    minutes: 60,
    before: 30,
    after: 30,
    noticeHours: 24,
    checklist: [
      item('看完客户画像和最近的跟进', 'Read the portrait and the last touches', 1),
      item('想好三个要问的问题', 'Have three questions ready', 1),
      item('备好资料和样品', 'Prepare materials and samples', 1),
      item('确认地址、停车和参加的人', 'Confirm address, parking and who comes', 1),
    ],
  },
  {
    key: 'visit_in',
    medium: 'visit_in',
    zh: '客户来访',
    en: 'Visit to us',
    minutes: 90,
    before: 15,
    after: 15,
    noticeHours: 24,
    checklist: [
      item('订好会议室和茶水', 'Book a room, tea and water', 1),
      item('通知前台和参加的同事', 'Tell the reception and the colleagues', 1),
      item('备好参观路线和资料', 'Prepare the tour and the materials', 1),
    ],
  },
  {
    key: 'call',
    medium: 'call',
    zh: '电话',
    en: 'Call',
    minutes: 20,
    before: 5,
    after: 5,
    noticeHours: 2,
    checklist: [item('看上次说到哪里、这次要问什么', 'See where the last talk ended, and what to ask', 0)],
  },
  {
    key: 'video',
    medium: 'video',
    zh: '视频会议',
    en: 'Video meeting',
    minutes: 45,
    before: 10,
    after: 5,
    noticeHours: 4,
    checklist: [
      item('发出会议链接', 'Send the meeting link', 1),
      item('备好要共享的资料', 'Have ready what will be shared', 0),
    ],
  },
  {
    key: 'service',
    medium: 'service',
    zh: '到店服务',
    en: 'Service slot',
    minutes: 60,
    before: 0,
    after: 15,
    noticeHours: 2,
    checklist: [item('查设备的服务记录', 'Look up the service history', 0)],
  },
]

/** What they are called to the customer, who is on the other side of them. */
const OUTWARD = texts({
  visit_out: { zh: '我们上门拜访', en: 'our visit to you' },
  visit_in: { zh: '请您来访', en: 'your visit to us' },
  call: { zh: '电话沟通', en: 'a call' },
  video: { zh: '视频会议', en: 'a video meeting' },
  service: { zh: '到店服务', en: 'your service appointment' },
}) satisfies Record<Medium, Text>

/** A company's own name for a kind holds on both sides; ours are said from where one stands. */
export function outwardName(kind: Kind, locale: Locale): string {
  const isOurs = BUILT_IN.some(({ key, zh, en }) => key === kind.key && zh === kind.zh && en === kind.en)
  return isOurs ? OUTWARD[kind.medium][locale] : kind[locale]
}

/** A10: what is given out in slots is booked as one, or its capacity would be anybody's guess. */
export const whyNoSlot = (kind: Kind, locale: Locale): Refusal | null =>
  kind.medium === 'service' ? needsSlot({ kind: kind[locale] }) : null

/** Which channel a held appointment's touch has (A7). */
export const CHANNEL_OF = {
  visit_out: 'visit_out',
  visit_in: 'visit_in',
  call: 'phone',
  video: 'video',
  service: 'visit_in',
} as const satisfies Record<Medium, string>
