import type { FastifyReply } from 'fastify'
import { GAP, openPaper, type Pen, SIZE } from '../../../platform/paper/pen.ts'
import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { minuteIn } from '../../../shared/calendar.ts'
import { fill, type Locale, say } from '../../../shared/text.ts'
import { showPortrait } from '../../portrait/index.ts'
import { channelTexts } from '../../touches/texts.ts'
import { seenAppointment } from '../booking/load.ts'
import { detail } from '../present.ts'
import type { AppointmentRow } from '../repo.ts'
import { whenText } from '../rules/when.ts'
import { briefTexts as t } from './brief.texts.ts'

const LAST_TOUCHES = 5
const MOST_KNOWN = 20
const MOST_QUESTIONS = 6
const MOST_OPEN = 12

/** A4: one page before the meeting; of the portrait as much as the reader may see, and nothing that is sealed. */
export async function showBrief(work: Work, id: string) {
  const a = await seenAppointment(work, id)
  const portrait = await showPortrait(work, a.customer.id)
  return {
    appointment: await detail(work, a),
    touches: await lastTouches(work, a.customer.id),
    open: await openMatters(work, a.customer.id),
    portrait: { filled: portrait.filled, known: knownOf(portrait, work.locale) },
    questions: portrait.questions.slice(0, MOST_QUESTIONS).map(({ field, contact }) => ({
      text: field.ask[work.locale],
      contact,
    })),
  }
}

type Portrait = Awaited<ReturnType<typeof showPortrait>>

const knownOf = ({ blocks }: Portrait, locale: Locale) =>
  blocks
    .filter(({ sealed }) => !sealed)
    .flatMap(({ cells }) => cells)
    .flatMap(({ field, current, recorded }) => {
      const text = recorded ?? worded(field, current?.value ?? null, locale)
      return text ? [{ label: field.label[locale], text }] : []
    })
    .slice(0, MOST_KNOWN)

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

const lastTouches = (work: Work, customerId: string) =>
  rows(
    work.tx,
    sql<{ id: string; at: string; channel: string; by: string; summary: string; nextStep: string | null }>`
      select t.id, t.happened_at as at, t.channel, p.name as by, x.summary, x.next_step from live_touch t
        join touch_text x on x.touch_id = t.id join person p on p.id = t.by_id
      where t.customer_id = ${group(customerId)} order by t.happened_at desc, t.id desc limit ${LAST_TOUCHES}`,
  )

const openMatters = (work: Work, customerId: string) =>
  rows(
    work.tx,
    sql<{ kind: 'need' | 'task'; text: string; dueOn: string | null }>`
      select 'need' as kind, n.title as text, n.wanted_on as due_on from need n where n.customer_id = ${group(customerId)} and n.outcome is null
      union all
      select 'task', k.what, k.due_on from task k where k.customer_id = ${group(customerId)} and k.done_at is null and k.dropped_at is null
      order by 3 nulls last, 2 limit ${MOST_OPEN}`,
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

const NAME = 0.2

function drawBrief(pen: Pen, { appointment: a, touches, open, portrait, questions }: Shown, work: Work): void {
  const { locale } = work
  const line = (name: string, text: string | null) => {
    if (text)
      pen.row([
        { text: name, share: NAME, pale: true },
        { text, share: 1 - NAME },
      ])
  }
  const part = (title: string, texts: readonly string[]) => {
    if (texts.length === 0) return
    pen.down(GAP)
    pen.row([{ text: title, share: 1, size: SIZE.side }])
    for (const text of texts)
      pen.row([
        { text: '·', share: 0.03 },
        { text, share: 0.97 },
      ])
  }
  pen.row([{ text: say(t.title, locale, { customer: a.customer.name }), share: 1, size: SIZE.title }])
  pen.rule()
  line(say(t.when, locale), whenOf(a, work))
  line(say(t.what, locale), a.kindName)
  line(say(t.place, locale), a.place)
  line(say(t.parking, locale), a.parking)
  line(say(t.theirs, locale), a.contacts.map((c) => c.name).join('、'))
  line(say(t.ours, locale), [a.organiser, ...a.people].map((p) => p.name).join('、'))
  line(say(t.agenda, locale), a.agenda)
  line(say(t.cares, locale), a.cares)
  line(say(t.materials, locale), a.materials)
  line(say(t.haveReady, locale), a.haveReady)
  part(
    say(t.questions, locale),
    questions.map(({ text, contact }) => (contact ? `${contact.name}：${text}` : text)),
  )
  part(
    say(t.open, locale),
    open.map(({ text, dueOn }) => (dueOn ? say(t.until, locale, { what: text, day: dueOn }) : text)),
  )
  part(
    say(t.touches, locale),
    touches.map((touch) => touchLine(touch, work)),
  )
  part(
    say(t.portrait, locale, { filled: Math.round(portrait.filled) }),
    portrait.known.map(({ label, text }) => `${label}：${text}`),
  )
  part(
    say(t.checklist, locale, a.readiness),
    a.checklist.map(
      (item) => `${item.doneAt ? '✓' : '□'} ${item.what}（${item.owner.name}${item.dueOn ? ` ${item.dueOn}` : ''}）`,
    ),
  )
}

const whenOf = ({ startsAt, endsAt }: Pick<AppointmentRow, 'startsAt' | 'endsAt'>, { zone, locale }: Work): string =>
  startsAt && endsAt ? whenText(new Date(startsAt), new Date(endsAt), zone, locale, zone) : say(t.unknown, locale)

function touchLine({ at, channel, by, summary, nextStep }: Shown['touches'][number], { zone, locale }: Work): string {
  const how = channelTexts[channel as keyof typeof channelTexts][locale]
  const next = nextStep ? ` ${fill(t.next[locale], { step: nextStep })}` : ''
  return `${minuteIn(zone, new Date(at))} ${how} ${by}：${summary}${next}`
}
