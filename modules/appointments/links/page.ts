import { type Html, html, lines, type Page, type PageVisit, type ShownPage } from '../../../platform/http/page.ts'
import { run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Locale, say, type Text } from '../../../shared/text.ts'
import { companyName } from '../../company/index.ts'
import { senderFor } from '../../mail/index.ts'
import { placesTaken } from '../booking/places.ts'
import { calledOutside, earliestOf } from '../kinds.ts'
import { calendarFile } from '../messages/invite.ts'
import { type AppointmentRow, liveOffer } from '../repo.ts'
import { hasBegun } from '../rules/state.ts'
import { whenText, zoneName } from '../rules/when.ts'
import { actByLink, type Choice, choicesOf, mayReopen, seeByLink, wasMoved } from './act.ts'
import { addressOf } from './links.ts'
import { pageTexts as t } from './page.texts.ts'

const TOKEN = /^[A-Za-z0-9_-]{43}$/
const SLUG = /^[a-z0-9_-]{1,40}$/

/** A1, A5: what a customer sees behind a link, and does there: one tap, no account, no script. */
export const appointmentPage: Page = {
  path: '/a/:company/:token',
  show: (visit) => inCompany(visit, (work, token) => show(work, token, visit)),
  act: async (visit, form) => (await inCompany(visit, (work, token) => actByLink(work, token, form), 'acts')) ?? false,
}

/** A6: what is agreed, for the customer's own calendar; what is not agreed, or no longer, is no file. */
export const appointmentFile: Page = {
  path: '/a/:company/:token/appointment.ics',
  show: (visit) =>
    inCompany(visit, async (work, token) => {
      const a = await seeByLink(work, token)
      const text = a && calendarFile(work, a, await senderFor(work, a.organiser.id), addressOf(work, a, token))
      return text ? { file: { name: 'appointment.ics', type: FILE_TYPE, text } } : null
    }),
}

const FILE_TYPE = 'text/calendar; charset=utf-8; method=PUBLISH'

async function inCompany<T>(
  { companies, params, traceId }: PageVisit,
  act: (work: Work, token: string) => Promise<T>,
  how: 'reads' | 'acts' = 'reads',
): Promise<T | null> {
  const { company: slug = '', token = '' } = params
  if (!SLUG.test(slug) || !TOKEN.test(token)) return null
  const company = await companies.find(slug)
  if (!company) return null
  return companies.writing(company, JINKE, traceId, async (work) => {
    // Scanners open every link: that nothing comes of it, the database itself sees to.
    if (how === 'reads') await run(work.tx, sql`set transaction read only`)
    return act(work, token)
  })
}

async function show(work: Work, token: string, { asked, query, params }: PageVisit): Promise<ShownPage | null> {
  const a = await seeByLink(work, token)
  if (!a) return null
  const locale = asked ?? a.locale
  const company = settingOf(work.settings, companyName)
  const title = say(t.pick, locale, { company, kind: calledOutside(work.settings, a, locale) })
  const body = await bodyOf(work, a, locale, {
    moves: query.move === '1',
    file: `/a/${params.company}/${token}/appointment.ics`,
  })
  return { locale, title, body: html`<p class="from">${company}</p>${body}` }
}

interface Asked {
  moves: boolean
  /** Where the file for calendars is. */
  file: string
}

async function bodyOf(work: Work, a: AppointmentRow, locale: Locale, { moves, file }: Asked): Promise<Html> {
  switch (a.state) {
    case 'proposed':
      return offered(work, a, locale)
    case 'booked':
      return moves && !hasBegun(a, work.now) ? moving(work, a, locale) : booked(work, a, locale, file)
    case 'cancelled':
      return html`<h1>${say(t.cancelled, locale)}</h1>${whenOf(a, locale, 'off')}${await facts(work, a, locale)}${again(a, locale)}`
    case 'declined':
      return html`<h1>${say(t.declined, locale)}</h1>${mayReopen(a) && reopenForm(locale)}${again(a, locale)}`
    case 'no_show':
      return a.waiting === 'none_fits'
        ? asked(work, a, locale)
        : html`<h1>${say(t.missed, locale)}</h1>${wishForm(locale)}${again(a, locale)}`
    default:
      return html`<h1>${say(t.over, locale)}</h1><p>${say(t.overThanks, locale)}</p>`
  }
}

const titleOf = (work: Work, a: AppointmentRow, locale: Locale) =>
  html`<h1>${say(t.invites, locale, { kind: calledOutside(work.settings, a, locale) })}</h1>`
const asked = async (work: Work, a: AppointmentRow, locale: Locale) =>
  html`<h1>${say(t.asked, locale)}</h1><p>${say(t.askedWhat, locale)}</p>${await facts(work, a, locale)}<p class="pale">${say(t.reach, locale, { person: a.organiser.name })}</p>`
const again = (a: AppointmentRow, locale: Locale) =>
  html`<p class="pale">${say(t.again, locale, { person: a.organiser.name })}</p>`

async function offered(work: Work, a: AppointmentRow, locale: Locale): Promise<Html> {
  const choices = await choicesOf(work, a)
  if (a.waiting === 'none_fits')
    return html`${await asked(work, a, locale)}${choices.length > 0 && html`<h2>${say(t.afterAll, locale)}</h2>${picks(work, a, choices, locale)}`}`
  const title = titleOf(work, a, locale)
  const decline = html`<details><summary>${say(t.decline, locale)}</summary>${wordsForm('decline', say(t.declineWhy, locale), say(t.confirmDecline, locale))}</details>`
  if (choices.length === 0)
    return html`${title}<p>${say(await whyNone(work, a), locale)}</p>${wishForm(locale)}${await facts(work, a, locale)}${decline}`
  return html`${title}<p>${say(t.pickHow, locale, { minutes: a.minutes })}</p>
    ${picks(work, a, choices, locale)}<details><summary>${say(t.none, locale)}</summary>${wishForm(locale)}</details>${decline}${await facts(work, a, locale)}`
}

/** Why nothing is left to pick: taken back by us, past, too near for us to come, or taken by others. */
async function whyNone(work: Work, a: AppointmentRow): Promise<Text> {
  const times = await liveOffer(work.tx, a.id)
  if (times.length === 0) return t.withdrawn
  if (times.every((time) => Date.parse(time.startsAt) <= work.now.getTime())) return t.allPast
  const earliest = earliestOf(work.settings, a.kind, work.now).getTime()
  return times.every((time) => Date.parse(time.startsAt) < earliest) ? t.tooNear : t.takenSince
}

async function moving(work: Work, a: AppointmentRow, locale: Locale): Promise<Html> {
  const choices = (await choicesOf(work, a)).filter((to) => Date.parse(to.startsAt) !== Date.parse(a.startsAt ?? ''))
  return html`<h1>${say(t.moveTo, locale)}</h1><p class="pale">${say(t.movedFrom, locale, { when: spelled(a, locale) })}</p>
    ${choices.length > 0 ? picks(work, a, choices, locale) : html`<p>${say(t.noTimes, locale)}</p>`}
    <h2>${say(t.none, locale)}</h2>${wishForm(locale)}<p><a class="button" href="?lang=${locale}">${say(t.keep, locale)}</a></p>`
}

async function booked(work: Work, a: AppointmentRow, locale: Locale, file: string): Promise<Html> {
  const isOver = hasBegun(a, work.now)
  const title = (await wasMoved(work, a.id)) ? t.moved : t.booked
  return html`<h1>${say(title, locale)}</h1>${whenOf(a, locale, 'on')}${
    a.waiting === 'none_fits' && html`<p class="note">${say(t.askedBooked, locale)}</p>`
  }${await facts(work, a, locale)}${
    !isOver &&
    html`<p><a class="button first" href="${file}">${say(t.toCalendar, locale)}</a></p>
    <p><a class="button" href="?move=1&amp;lang=${locale}">${say(t.move, locale)}</a></p>
    <details><summary>${say(t.cancel, locale)}</summary>${wordsForm('cancel', say(t.cancelWhy, locale), say(t.confirmCancel, locale))}</details>`
  }`
}

/** What one looks for first: the day and the time, in the customer’s zone, which is named where it may be mistaken. */
function whenOf({ startsAt, endsAt, zone }: AppointmentRow, locale: Locale, how: 'on' | 'off'): Html | null {
  if (!startsAt || !endsAt) return null
  const [day, time] = cut(whenText(new Date(startsAt), new Date(endsAt), zone, locale, zone))
  return html`<p class="when ${how}"><b>${time}</b><span>${day}</span><small>${zoneName(zone, locale, new Date(startsAt))}</small></p>`
}

const spelled = ({ startsAt, endsAt, zone }: AppointmentRow, locale: Locale): string =>
  startsAt && endsAt ? whenText(new Date(startsAt), new Date(endsAt), zone, locale, zone) : ''

/** The day, and the time behind the last space. */
function cut(when: string): [string, string] {
  const at = when.lastIndexOf(' ')
  return [when.slice(0, at), when.slice(at + 1)]
}

/** Times to tap, in the customer's zone, which is named. */
function picks(work: Work, a: AppointmentRow, choices: readonly Choice[], locale: Locale): Html {
  const buttons = choices.map(({ startsAt, endsAt }) => {
    const [day, time] = cut(whenText(new Date(startsAt), new Date(endsAt), a.zone, locale, a.zone))
    return html`<button name="at" value="${startsAt}"><span>${day}</span><b>${time}</b></button>`
  })
  const zone = zoneName(a.zone, locale, work.now)
  return html`<form method="post"><input type="hidden" name="do" value="pick"><div class="times">${buttons}</div></form>
    <p class="pale">${say(t.zone, locale, { zone })}</p>`
}

const wishForm = (locale: Locale) =>
  html`<form method="post"><input type="hidden" name="do" value="none"><label>${say(t.noneWords, locale)}
    <textarea name="words" maxlength="1000" required placeholder="${say(t.noneHint, locale)}"></textarea></label><button class="first">${say(t.send, locale)}</button></form>`

const reopenForm = (locale: Locale) =>
  html`<form method="post"><input type="hidden" name="do" value="reopen"><button class="first">${say(t.reopen, locale)}</button></form>`

const wordsForm = (what: 'decline' | 'cancel', label: string, button: string) =>
  html`<form method="post"><input type="hidden" name="do" value="${what}"><label>${label}<textarea name="words" maxlength="1000"></textarea></label><button>${button}</button></form>`

/** The least that both sides need: nothing of what we know of the customer, not even the name. */
async function facts(work: Work, a: AppointmentRow, locale: Locale): Promise<Html> {
  const places = await placesTaken(work, a)
  const told: [string, string | null][] = [
    [say(t.what, locale), calledOutside(work.settings, a, locale)],
    [say(t.places, locale), places === null ? null : String(places)],
    [say(t.place, locale), a.place],
    [say(t.parking, locale), a.parking],
    [say(t.who, locale), [a.organiser, ...a.people].map((p) => p.name).join(locale === 'zh' ? '、' : ', ')],
    [say(t.agenda, locale), a.agenda],
    [say(t.importance, locale), a.importance],
    [say(t.haveReady, locale), a.haveReady],
  ]
  return html`<dl>${told.filter(([, text]) => text).map(([name, text]) => html`<dt>${name}</dt><dd>${lines(text ?? '')}</dd>`)}</dl>`
}
