import { type Html, html, lines, type ShownPage } from '../../../platform/http/page.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day, dayIn, isDay, minuteIn } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Locale, say, type Text } from '../../../shared/text.ts'
import { whenText, zoneName } from '../../appointments/rules/when.ts'
import { weekdayOf } from '../../calendars/rules/workdays.ts'
import { companyName } from '../../company/index.ts'
import { nameOf, type ServiceRow } from '../catalogue/repo.ts'
import { nearest } from '../rules/slots.ts'
import type { OpenSlot } from '../slots/load.ts'
import type { Typed } from './form.ts'
import { pageTexts as t } from './page.texts.ts'

export interface Drawn {
  readonly work: Work
  readonly service: ServiceRow
  readonly locale: Locale
}

const LANGUAGE: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB' }
const WEEKS = 2
const NOON = '12:00'
const NEAREST = 4

function page({ work, service, locale }: Drawn, body: Html, more: Partial<ShownPage> = {}): ShownPage {
  const company = settingOf(work.settings, companyName)
  const title = say(t.title, locale, { company, service: nameOf(service)[locale] })
  return { locale, title, body: html`<p class="from">${company}</p>${body}`, ...more }
}

/** What it is, how long it takes and where. */
function head({ service, locale }: Drawn): Html {
  const about = locale === 'zh' ? service.aboutZh : service.aboutEn
  const facts = [say(t.about, locale, { minutes: service.minutes }), service.place].filter(Boolean).join(' · ')
  return html`<h1>${nameOf(service)[locale]}</h1><p class="pale">${facts}</p>${about && html`<p>${lines(about)}</p>`}`
}

export const closedPage = (drawn: Drawn): ShownPage =>
  page(
    drawn,
    html`${head(drawn)}<p class="note"><b>${say(t.closed, drawn.locale)}</b><br>${say(t.closedWhy, drawn.locale)}</p>`,
  )

/** A day, then a time. */
export function slotsPage(drawn: Drawn, free: readonly OpenSlot[], query: Typed): ShownPage {
  const { work, service, locale } = drawn
  const [first] = free
  if (!first) {
    const why = say(t.fullWhy, locale, { days: service.aheadDays })
    return page(drawn, html`${head(drawn)}<p class="note"><b>${say(t.full, locale)}</b><br>${why}</p>`)
  }
  const byDay = daysOf(free, work.zone)
  const days = [...byDay.keys()]
  const asked = query.day && isDay(query.day) ? query.day : null
  const shown = asked && byDay.has(asked) ? asked : null
  const monday = mondayOf(shown ?? (query.from && isDay(query.from) ? query.from : (days[0] as Day)))
  const day = shown ?? days.find((d) => d >= monday && d < addDays(monday, WEEKS * 7)) ?? null
  const keep: Record<string, string> = day ? { day } : { from: monday }
  const body = html`${head(drawn)}<h2>${say(t.day, locale)}</h2>${calendar(drawn, byDay, monday, day)}${turning(
    drawn,
    days,
    monday,
  )}${day && html`<h2 id="times">${dayText(day, locale)}</h2>${times(drawn, byDay.get(day) ?? [])}`}
    <p class="pale">${say(t.zone, locale, { zone: zoneName(work.zone, locale, work.now) })}</p>`
  return page(drawn, body, { keep })
}

function daysOf(free: readonly OpenSlot[], zone: string): Map<Day, OpenSlot[]> {
  const byDay = new Map<Day, OpenSlot[]>()
  for (const slot of free) {
    const day = dayIn(zone, new Date(slot.start))
    byDay.set(day, [...(byDay.get(day) ?? []), slot])
  }
  return byDay
}

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

const dayText = (day: Day, locale: Locale): string =>
  new Intl.DateTimeFormat(LANGUAGE[locale], { timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'long' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/(?<=日)(?=星期)/, ' ')

const monthText = (day: Day, locale: Locale): string =>
  new Intl.DateTimeFormat(LANGUAGE[locale], { timeZone: 'UTC', month: 'short' }).format(new Date(`${day}T00:00:00Z`))

const weekdayText = (day: Day, locale: Locale): string =>
  new Intl.DateTimeFormat(LANGUAGE[locale], { timeZone: 'UTC', weekday: locale === 'zh' ? 'narrow' : 'short' }).format(
    new Date(`${day}T00:00:00Z`),
  )

function calendar(drawn: Drawn, byDay: ReadonlyMap<Day, readonly OpenSlot[]>, monday: Day, chosen: Day | null): Html {
  const { locale } = drawn
  const days = Array.from({ length: WEEKS * 7 }, (_, n) => addDays(monday, n))
  const cells = days.map((day, n) => {
    const month = n === 0 || day.endsWith('-01') ? html`<small>${monthText(day, locale)}</small>` : null
    const number = html`${month}${Number(day.slice(8))}`
    const label = (what: Text) => `${dayText(day, locale)}${locale === 'zh' ? '，' : ', '}${say(what, locale)}`
    if (!byDay.has(day)) return html`<span aria-label="${label(t.noneThen)}">${number}</span>`
    const current = day === chosen && CURRENT
    return html`<a href="?day=${day}&amp;lang=${locale}#times" rel="nofollow" aria-label="${label(t.free)}"${current}>${number}</a>`
  })
  const names = days.slice(0, 7).map((day) => html`<b aria-hidden="true">${weekdayText(day, locale)}</b>`)
  return html`<div class="days">${names}${cells}</div>`
}

const CURRENT = html` aria-current="date"`

function turning({ locale }: Drawn, days: readonly Day[], monday: Day): Html | null {
  const next = addDays(monday, WEEKS * 7)
  const [before, after] = [days.some((d) => d < monday), days.some((d) => d >= next)]
  if (!before && !after) return null
  const link = (from: Day, what: Text) =>
    html`<a href="?from=${from}&amp;lang=${locale}" rel="nofollow">${say(what, locale)}</a>`
  return html`<p class="turn">${before ? link(addDays(monday, -WEEKS * 7), t.earlier) : html`<span></span>`}${
    after && link(next, t.later)
  }</p>`
}

function times({ work, service, locale }: Drawn, slots: readonly OpenSlot[]): Html {
  const timeOf = (slot: OpenSlot) => minuteIn(work.zone, new Date(slot.start)).slice(11)
  const one = (slot: OpenSlot) => {
    const at = new Date(slot.start).toISOString()
    const left = service.capacity > 1 && html`<small>${say(t.left, locale, { count: slot.left })}</small>`
    return html`<a href="?at=${at}&amp;lang=${locale}" rel="nofollow">${timeOf(slot)}${left}</a>`
  }
  const part = (name: Text, some: readonly OpenSlot[]) =>
    some.length > 0 && html`<p class="pale">${say(name, locale)}</p><div class="slots">${some.map(one)}</div>`
  return html`${part(
    t.morning,
    slots.filter((s) => timeOf(s) < NOON),
  )}${part(
    t.afternoon,
    slots.filter((s) => timeOf(s) >= NOON),
  )}`
}

const when = ({ work, locale }: Drawn, { start, end }: OpenSlot): string =>
  whenText(new Date(start), new Date(end), work.zone, locale, work.zone)

/** Who comes. */
export function formPage(drawn: Drawn, slot: OpenSlot, typed: Typed, wrong: Text | null): ShownPage {
  const { work, service, locale } = drawn
  const at = new Date(slot.start).toISOString()
  const day = dayIn(work.zone, new Date(slot.start))
  const spelled = when(drawn, slot)
  const cut = spelled.lastIndexOf(' ')
  const input = (name: string, label: Text, attributes: Html) =>
    html`<label>${say(label, locale)}<input name="${name}" value="${typed[name] ?? ''}" ${attributes}></label>`
  const most = Math.min(service.capacity, slot.left)
  const body = html`${head(drawn)}<p class="when on"><b>${spelled.slice(cut + 1)}</b><span>${spelled.slice(0, cut)}</span></p>
    <p><a class="back" href="?day=${day}&amp;lang=${locale}" rel="nofollow">${say(t.change, locale)}</a></p>
    ${wrong && html`<p class="err" role="alert">${say(wrong, locale)}</p>`}
    <form method="post"><input type="hidden" name="key" value="${typed.key ?? ''}"><input type="hidden" name="at" value="${at}">
    <div class="two">${input('name', t.name, html`required maxlength="40" autocomplete="name"`)}
    ${input('firm', t.firm, html`maxlength="60" autocomplete="organization"`)}
    ${input('phone', t.phone, html`type="tel" maxlength="40" autocomplete="tel"`)}
    ${input('mail', t.mail, html`type="email" maxlength="120" autocomplete="email"`)}</div>
    <p class="pale">${say(t.reach, locale)}</p>
    ${most > 1 && input('places', t.places, html`type="number" min="1" max="${most}" placeholder="1"`)}
    <label>${say(t.note, locale)}<textarea name="note" maxlength="1000">${typed.note ?? ''}</textarea></label>
    <button class="first">${say(t.book, locale)}</button></form><p class="pale">${say(t.private, locale)}</p>`
  return page(drawn, body, { keep: { at }, ...(wrong ? { status: 422 } : {}) })
}

const KEPT = ['key', 'name', 'firm', 'phone', 'mail', 'note', 'places']

/** Somebody was faster: what was typed is kept, and one tap books the nearest. */
export function fullPage(drawn: Drawn, free: readonly OpenSlot[], at: Date, typed: Typed): ShownPage {
  const { work, locale } = drawn
  const asked = Number.isNaN(at.getTime()) ? work.now : at
  const some = nearest(free, asked.getTime(), NEAREST)
  const all = html`<p><a class="button" href="?lang=${locale}" rel="nofollow">${say(t.all, locale)}</a></p>`
  const title = html`${head(drawn)}<h2 role="alert">${say(t.gone, locale)}</h2>`
  if (some.length === 0) return page(drawn, html`${title}<p>${say(t.goneNone, locale)}</p>`, { status: 409 })
  const hidden = KEPT.map((name) => html`<input type="hidden" name="${name}" value="${typed[name] ?? ''}">`)
  const buttons = some.map((slot) => {
    const spelled = when(drawn, slot)
    const cut = spelled.lastIndexOf(' ')
    return html`<button name="at" value="${new Date(slot.start).toISOString()}"><span>${spelled.slice(0, cut)}</span><b>${spelled.slice(cut + 1)}</b></button>`
  })
  const [spelled = ''] = whenText(asked, asked, work.zone, locale, work.zone).split('–')
  const body = html`${title}<p>${say(t.goneWhy, locale, { when: spelled })}</p><form method="post">${hidden}<div class="times">${buttons}</div></form>${all}`
  return page(drawn, body, { status: 409 })
}
