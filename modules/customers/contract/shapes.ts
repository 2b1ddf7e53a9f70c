import { z } from 'zod'
import { Money } from '../../../shared/money.ts'
import { DayText, Id, Instant, PersonRef } from '../../../shared/page.ts'
import { texts } from '../../../shared/text.ts'
import { RUNGS } from '../rules/rungs.ts'
import { SIZES } from '../rules/sizes.ts'
import { SECRECY, STAGES, STATES, TIERS } from '../rules/stages.ts'

export const Stage = z.enum(STAGES)

export const State = z.enum(STATES)

export const Tier = z.enum(TIERS)

export const Size = z.enum(SIZES)

export const Cadence = z.enum(['early', 'ok', 'due', 'overdue'])

export const Kind = z.enum(['organisation', 'person'])

export const Name = z.string().trim().min(1).max(200)

export const Line = z.string().trim().max(200)

export const Note = z.string().trim().max(5000)

export const Tag = z.string().trim().min(1).max(40)

export const MOST_TAGS = 30

export const CustomerItem = z
  .object({
    id: Id,
    name: z.string(),
    kind: Kind,
    stage: Stage,
    state: State,
    tier: Tier.nullable(),
    owner: PersonRef.nullable(),
    industry: z.string().nullable(),
    source: z.string().nullable(),
    region: z.string().nullable(),
    size: Size.nullable().describe('Q4: of the firm, by its people'),
    tags: z.array(z.string()),
    enteredOn: DayText,
    effectiveTouches: z.int().describe('In this pursuit (T2)'),
    effectiveTouchesEver: z.int(),
    touches: z.int(),
    lastTouchAt: Instant.nullable(),
    lastEffectiveTouchAt: Instant.nullable(),
    nextStep: z.string().nullable(),
    nextOn: DayText.nullable(),
    dueOn: DayText.nullable().describe('Null while it is not being pursued'),
    overdueOn: DayText.nullable(),
    cadence: Cadence.nullable().describe('T3 today; null while it is not being pursued'),
    stepInSince: Instant.nullable().describe('T7: waits for the manager since'),
    distance: z.enum(RUNGS).describe('D2: how near its owner is to the one who decides there'),
    distanceAllowed: z.enum(RUNGS).describe('D2: what the portrait allows at most'),
    orders: z.object({ count: z.int(), amount: Money }),
    pool: z.object({ id: Id, name: z.string() }).nullable(),
    version: z.int(),
    secrecy: z.enum(SECRECY).describe('S1: for everyone in reach, for who is named, or not even told of'),
    can: z.object({
      edit: z.boolean(),
      touch: z.boolean(),
      suspend: z.boolean(),
      assign: z.boolean(),
      claim: z.boolean(),
      setTier: z.boolean(),
      archive: z.boolean(),
    }),
  })
  .meta({ id: 'CustomerItem' })

/** A customer where something else is listed: its name and what its ring shows. */
export const CustomerSign = CustomerItem.pick({
  id: true,
  name: true,
  tier: true,
  state: true,
  owner: true,
  pool: true,
  effectiveTouches: true,
  dueOn: true,
  overdueOn: true,
  cadence: true,
  stepInSince: true,
}).meta({ id: 'CustomerSign' })

const Birthday = z.object({
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  year: z.int().min(1900).max(2100).nullable(),
  lunar: z.boolean().describe('By the Chinese lunar calendar'),
})

export const ContactReply = z
  .object({
    id: Id,
    name: z.string(),
    job: z.string().nullable(),
    main: z.boolean(),
    phones: z.array(z.string()),
    mails: z.array(z.string()),
    wechats: z.array(z.string()),
    birthday: Birthday.nullable().describe(
      'S1, D1: for who is named for the customer and has signed; never in the reply to a write',
    ),
    birthdaySealed: z.boolean().describe('There is one that this reply does not show'),
    bestTimes: z.string().nullable(),
    worstTimes: z.string().nullable(),
    remarks: z.string().nullable(),
    leftOn: DayText.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Contact' })

export const CustomerReply = CustomerItem.extend({
  address: z.string().nullable(),
  remarks: z.string().nullable(),
  names: z.array(z.string()).describe('Other spellings under which it is known'),
  phones: z.array(z.string()).describe('Of the customer itself, not of a contact'),
  mails: z.array(z.string()),
  contacts: z.array(ContactReply),
  members: z.array(PersonRef.extend({ role: z.string() })).describe('The working group, besides the owner'),
  pursuit: z.object({ number: z.int(), startedOn: DayText }),
  needed: z.int().describe('Effective touches before it may rest (T4)'),
  whyNotSuspend: z.array(z.object({ reason: z.string(), text: z.string() })),
  lookAgainOn: DayText.nullable(),
  recallOn: DayText.nullable().describe('T6: the day it would be recalled for neglect'),
  protectedUntil: DayText.nullable(),
  mergedInto: Id.nullable(),
  mergedFrom: z
    .array(z.object({ mergeId: Id, id: Id, name: z.string(), at: Instant }))
    .describe('What was merged into it'),
  anonymisedAt: Instant.nullable(),
  can: CustomerItem.shape.can.extend({
    restore: z.boolean(),
    merge: z.boolean(),
    changeGroup: z.boolean(),
    anonymise: z.boolean(),
  }),
  restricted: z.boolean().describe('It waits in a pool: numbers and addresses are shown once it is yours'),
}).meta({ id: 'Customer' })

const words = texts({
  phone: {
    zh: '应为电话号码，如 13800001111 或 021-62345678-801',
    en: 'should be a phone number such as +86 13800001111',
  },
  mail: { zh: '应为邮箱地址，如 li@example.com', en: 'should be an e-mail address such as li@example.com' },
  birthday: { zh: '没有这一天', en: 'there is no such day' },
})

/** Written as people write it, half width; three digits are the shortest number there is (110). */
export const Phone = z
  .string()
  .normalize('NFKC')
  .trim()
  .max(60)
  .refine((number) => /(\d\D*){3}/.test(number), { params: { text: words.phone } })

export const Mail = z
  .string()
  .normalize('NFKC')
  .trim()
  // What is too long is not looked at any further: two megabytes of @ would take an hour.
  .max(200, { abort: true })
  .refine((address) => /^\S+@\S+\.\S+$/.test(address), { params: { text: words.mail } })

const LONGEST_LUNAR_MONTH = 30

const A_LEAP_YEAR = 2024

const isBirthday = ({ year, month, day, lunar }: { year: number | null; month: number; day: number; lunar: boolean }) =>
  day <= (lunar ? LONGEST_LUNAR_MONTH : new Date(year ?? A_LEAP_YEAR, month, 0).getDate())

export const ContactInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  job: Line.nullable().optional(),
  main: z.boolean().optional(),
  phones: z.array(Phone).max(20).optional(),
  mails: z.array(Mail).max(20).optional(),
  wechats: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  birthday: z
    .strictObject({
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
      year: z.int().min(1900).max(2100).nullable().default(null),
      lunar: z.boolean().default(false),
    })
    .refine(isBirthday, { params: { text: words.birthday } })
    .nullable()
    .optional(),
  bestTimes: Line.nullable().optional(),
  worstTimes: Line.nullable().optional(),
  remarks: Note.nullable().optional(),
})

export const tag = 'customers'

export const Reason = z.string().trim().min(1).max(1000)
