import type { FastifyReply } from 'fastify'
import { GAP, openPaper, type Pen, SIZE } from '../../../platform/paper/pen.ts'
import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { minuteIn } from '../../../shared/calendar.ts'
import { fill, type Locale, say } from '../../../shared/text.ts'
import { contactsOf, pointsOf } from '../../customers/index.ts'
import { showPortrait } from '../../portrait/index.ts'
import { channelTexts } from '../../touches/texts.ts'
import { seenAppointment } from '../booking/load.ts'
import { detail } from '../present.ts'
import type { AppointmentRow } from '../repo.ts'
import { whenText } from '../rules/when.ts'
import { briefTexts as t } from './brief.texts.ts'
import { cut, drawColumns, type Part } from './columns.ts'

const LAST_TOUCHES = 5
const MOST_KNOWN = 12
const MOST_QUESTIONS = 5
const MOST_OPEN = 8

/** A4: one page before the meeting; of the portrait as much as the reader may see, and nothing that is sealed. */
export async function showBrief(work: Work, id: string) {
  const a = await seenAppointment(work, id)
  const theirs = await comingOf(work, a)
  const about = theirs[0]
  const portrait = await showPortrait(work, a.customer.id, about ? { contact: about.id } : {})
  const known = knownOf(portrait, work.locale)
  const [touches, open] = [await lastTouches(work, a.customer.id), await openMatters(work, a.customer.id)]
  return {
    appointment: await detail(work, a),
    theirs,
    touches: touches.items,
    open: open.items,
    portrait: { filled: portrait.filled, known: known.slice(0, MOST_KNOWN) },
    questions: await questionsFor(work, a, portrait),
    more: {
      touches: touches.all - touches.items.length,
      open: open.all - open.items.length,
      known: Math.max(0, known.length - MOST_KNOWN),
    },
  }
}

/** Who comes of theirs, the main one first, with job and number. */
async function comingOf(work: Work, a: AppointmentRow) {
  const invited = new Set(a.contacts.map(({ id }) => id))
  const people = (await contactsOf(work.tx, a.customer.id)).filter(({ id }) => invited.has(id))
  const points = await pointsOf(work.tx, a.customer.id)
  const phoneOf = (id: string) => points.find((p) => p.contactId === id && p.kind === 'phone')?.value ?? null
  return people
    .toSorted((one, other) => Number(other.main) - Number(one.main))
    .map(({ id, name, job }) => ({ id, name, job: job || null, phone: phoneOf(id) }))
}

type Portrait = Awaited<ReturnType<typeof showPortrait>>

/** D5: what the portrait would have asked of who comes, and what may be asked of anybody; nothing of who is not there. */
async function questionsFor(work: Work, a: AppointmentRow, portrait: Portrait) {
  const invited = new Set(a.contacts.map(({ id }) => id))
  const meant = ({ questions }: Portrait) =>
    questions.filter(({ contact }) => contact === null || invited.has(contact.id))
  const own = meant(portrait)
  const asked = own.length > 0 ? own : meant(await showPortrait(work, a.customer.id))
  return asked.slice(0, MOST_QUESTIONS).map(({ field, contact }) => ({ text: field.ask[work.locale], contact }))
}

/** Of the records, what stands beside the names already. */
const TOLD_OF_WHO_COMES = ['phone', 'job']

const knownOf = ({ blocks, contact }: Portrait, locale: Locale) =>
  blocks
    .filter(({ sealed }) => !sealed)
    .flatMap(({ cells }) => cells)
    .filter(({ field }) => !TOLD_OF_WHO_COMES.includes(field.record ?? ''))
    .flatMap(({ field, current, recorded }) => {
      const text = recorded ?? worded(field, current?.value ?? null, locale)
      const of = field.of === 'contact' ? (contact?.name ?? null) : null
      return text ? [{ label: field.label[locale], of, text }] : []
    })

type Cell = Portrait['blocks'][number]['cells'][number]

function worded(
  { choices }: Cell['field'],
  value: NonNullable<Cell['current']>['value'] | null,
  locale: Locale,
): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return say(value ? t.yes : t.no, locale)
  if (typeof value === 'object') return `${(value.fen / 100).toLocaleString('en')} ${value.currency}`
  return choices?.find(({ key }) => key === value)?.[locale] ?? String(value)
}

const group = (customerId: string) => sql`any(array(select id from customer where root_id = ${customerId}))`

interface Counted {
  /** How many there are in all. */
  all: number
}

const counted = <T extends Counted>(found: T[]) => ({
  items: found.map(({ all: _, ...one }) => one),
  all: found[0]?.all ?? 0,
})

const lastTouches = async (work: Work, customerId: string) =>
  counted(
    await rows(
      work.tx,
      sql<Counted & { id: string; at: string; channel: string; by: string; summary: string; nextStep: string | null }>`
        select t.id, t.happened_at as at, t.channel, p.name as by, x.summary, x.next_step, (count(*) over ())::int as "all" from live_touch t
          join touch_text x on x.touch_id = t.id join person p on p.id = t.by_id
        where t.customer_id = ${group(customerId)} order by t.happened_at desc, t.id desc limit ${LAST_TOUCHES}`,
    ),
  )

const openMatters = async (work: Work, customerId: string) =>
  counted(
    await rows(
      work.tx,
      sql<Counted & { kind: 'need' | 'task'; text: string; dueOn: string | null }>`
        select kind, text, due_on, (count(*) over ())::int as "all" from (
          select 'need' as kind, n.title as text, n.wanted_on as due_on from need n where n.customer_id = ${group(customerId)} and n.outcome is null
          union all
          select 'task', k.what, k.due_on from task k where k.customer_id = ${group(customerId)} and k.done_at is null and k.dropped_at is null
        ) matter order by due_on nulls last, text limit ${MOST_OPEN}`,
    ),
  )

/** A4: the same on paper. */
export async function printBrief(work: Work, id: string, asked: Locale | undefined, reply: FastifyReply) {
  const locale = asked ?? work.locale
  const inLocale = { ...work, locale }
  const brief = await showBrief(inLocale, id)
  const pen = await openPaper(say(t.title, locale, { customer: brief.appointment.customer.name }))
  drawBrief(pen, brief, inLocale)
  pen.foot((page, pages) => say(t.page, locale, { page, pages }))
  return reply
    .type('application/pdf')
    .header('content-disposition', 'attachment; filename="brief.pdf"')
    .send(await pen.bytes())
}

type Shown = Awaited<ReturnType<typeof showBrief>>

function drawBrief(pen: Pen, brief: Shown, work: Work): void {
  const { appointment: a, theirs } = brief
  const { locale } = work
  const line = (name: string, text: string | null, most = MOST_LINES) => {
    if (text)
      pen.row([
        { text: name, share: NAME, pale: true },
        { text: cut(pen.lines(text, 1 - NAME), most).join('\n'), share: 1 - NAME },
      ])
  }
  const title = cut(pen.lines(say(t.title, locale, { customer: a.customer.name }), TITLE), 1).join('')
  pen.row([{ text: title, share: 1, size: SIZE.title }])
  pen.rule()
  line(say(t.when, locale), whenOf(a, work))
  line(say(t.what, locale), a.kindName)
  line(say(t.place, locale), a.place)
  line(say(t.parking, locale), a.parking)
  line(say(t.theirs, locale), theirs.map(personLine).join('；'), MOST_OF_PEOPLE)
  line(say(t.ours, locale), [a.organiser, ...a.people].map((p) => p.name).join('、'))
  line(say(t.agenda, locale), a.agenda)
  line(say(t.cares, locale), a.cares)
  line(say(t.materials, locale), a.materials)
  line(say(t.haveReady, locale), a.haveReady)
  pen.down(GAP)
  const parts = partsOf(brief, work)
  drawColumns(pen, parts, locale)
}

const NAME = 0.14
/** Of the width at the size of text, what a title takes of it at its own. */
const TITLE = 0.46
const MOST_LINES = 2
const MOST_OF_PEOPLE = 3

const personLine = ({ name, job, phone }: Shown['theirs'][number]): string =>
  [name, job, phone].filter(Boolean).join(' ')

/** The weightiest of each column first: what stands lower gives way. */
const partsOf = ({ appointment: a, touches, open, portrait, questions, more }: Shown, work: Work): [Part[], Part[]] => {
  const { locale } = work
  const left = a.checklist.filter(({ doneAt }) => doneAt === null)
  return [
    [
      {
        title: say(t.questions, locale),
        items: questions.map(({ text, contact }) => (contact ? `${contact.name}：${text}` : text)),
        more: 0,
      },
      {
        title: say(t.open, locale),
        items: open.map(({ text, dueOn }) => (dueOn ? say(t.until, locale, { what: text, day: dueOn }) : text)),
        more: more.open,
      },
      {
        title: say(t.portrait, locale, { filled: Math.round(portrait.filled) }),
        items: portrait.known.map(({ label, of, text }) => `${of ? `${of} ` : ''}${label}：${text}`),
        more: more.known,
      },
    ],
    [
      { title: say(t.touches, locale), items: touches.map((touch) => touchLine(touch, work)), more: more.touches },
      {
        title: say(t.checklist, locale, a.readiness),
        items: left.map(({ what, owner, dueOn }) => `□ ${what}（${owner.name}${dueOn ? ` ${dueOn}` : ''}）`),
        more: 0,
      },
    ],
  ]
}

const whenOf = ({ startsAt, endsAt }: Pick<AppointmentRow, 'startsAt' | 'endsAt'>, { zone, locale }: Work): string =>
  startsAt && endsAt ? whenText(new Date(startsAt), new Date(endsAt), zone, locale, zone) : say(t.unknown, locale)

function touchLine({ at, channel, by, summary, nextStep }: Shown['touches'][number], { zone, locale }: Work): string {
  const how = channelTexts[channel as keyof typeof channelTexts][locale]
  const next = nextStep ? ` ${fill(t.next[locale], { step: nextStep })}` : ''
  return `${minuteIn(zone, new Date(at))} ${how} ${by}：${summary}${next}`
}
