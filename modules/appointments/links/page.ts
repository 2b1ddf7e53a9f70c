import { type Html, html, lines, type Page, type PageVisit, type ShownPage } from '../../../platform/http/page.ts'
import { run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Locale, say, type Text } from '../../../shared/text.ts'
import { companyName } from '../../company/index.ts'
import { kindOf } from '../kinds.ts'
import { type AppointmentRow, liveOffer } from '../repo.ts'
import { whenText, zoneName } from '../rules/when.ts'
import { actByLink, type Choice, choicesOf, seeByLink } from './act.ts'
import { pageTexts as t } from './page.texts.ts'

const TOKEN = /^[A-Za-z0-9_-]{43}$/
const SLUG = /^[a-z0-9_-]{1,40}$/

/** A1, A5: what a customer sees behind a link, and does there: one tap, no account, no script. */
export const appointmentPage: Page = {
  path: '/a/:company/:token',
  show: (visit) => inCompany(visit, (work, token) => show(work, token, visit)),
  act: async (visit, form) => (await inCompany(visit, (work, token) => actByLink(work, token, form), 'acts')) ?? false,
}

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

async function show(work: Work, token: string, { asked, query }: PageVisit): Promise<ShownPage | null> {
  const a = await seeByLink(work, token)
  if (!a) return null
  const locale = asked ?? a.locale
  const title = say(t.pick, locale, {
    company: settingOf(work.settings, companyName),
    kind: kindOf(work.settings, a.kind)[locale],
  })
  return { locale, title, body: await bodyOf(work, a, locale, title, query.move === '1') }
}

async function bodyOf(work: Work, a: AppointmentRow, locale: Locale, title: string, moves: boolean): Promise<Html> {
  switch (a.state) {
    case 'proposed':
      return a.waiting === 'none_fits' ? asked(locale, title) : offered(work, a, locale, title)
    case 'booked':
      return moves ? moving(work, a, locale) : booked(work, a, locale)
    case 'cancelled':
      return html`<h1>${say(t.cancelled, locale)}</h1>${facts(work, a, locale)}${again(a, locale)}`
    case 'declined':
      return html`<h1>${say(t.declined, locale)}</h1>${again(a, locale)}`
    case 'no_show':
      return a.waiting === 'none_fits'
        ? asked(locale, title)
        : html`<h1>${say(t.missed, locale)}</h1>${wishForm(locale)}${again(a, locale)}`
    default:
      return html`<h1>${say(t.over, locale)}</h1><p>${say(t.overThanks, locale)}</p>`
  }
}

const asked = (locale: Locale, title: string) => html`<h1>${title}</h1><p>${say(t.asked, locale)}</p>`
const again = (a: AppointmentRow, locale: Locale) =>
  html`<p class="pale">${say(t.again, locale, { person: a.organiser.name })}</p>`

async function offered(work: Work, a: AppointmentRow, locale: Locale, title: string): Promise<Html> {
  const choices = await choicesOf(work, a)
  const decline = html`<details><summary>${say(t.decline, locale)}</summary>${wordsForm('decline', say(t.declineWhy, locale), say(t.confirmDecline, locale))}</details>`
  if (choices.length === 0)
    return html`<h1>${title}</h1><p>${say(await whyNone(work, a), locale)}</p>${facts(work, a, locale)}${wishForm(locale)}${decline}`
  return html`<h1>${title}</h1><p>${say(t.pickHow, locale, { minutes: a.minutes })}</p>
    ${picks(work, a, choices, locale)}${facts(work, a, locale)}
    <details><summary>${say(t.none, locale)}</summary>${wishForm(locale)}</details>${decline}`
}

/** Why nothing is left to pick: taken back by us, past, or taken by others. */
async function whyNone(work: Work, a: AppointmentRow): Promise<Text> {
  const times = await liveOffer(work.tx, a.id)
  if (times.length === 0) return t.withdrawn
  return times.every((time) => Date.parse(time.startsAt) <= work.now.getTime()) ? t.allPast : t.takenSince
}

async function moving(work: Work, a: AppointmentRow, locale: Locale): Promise<Html> {
  return html`<h1>${say(t.moveTo, locale)}</h1>${facts(work, a, locale)}${picks(work, a, await choicesOf(work, a), locale)}
    <h2>${say(t.none, locale)}</h2>${wishForm(locale)}<p><a class="button" href="?">${say(t.keep, locale)}</a></p>`
}

function booked(work: Work, a: AppointmentRow, locale: Locale): Html {
  const isOver = a.startsAt !== null && Date.parse(a.startsAt) <= work.now.getTime()
  return html`<h1>${say(t.booked, locale)}</h1>${a.waiting === 'none_fits' && html`<p>${say(t.askedBooked, locale)}</p>`}${facts(work, a, locale)}${
    !isOver &&
    html`<p><a class="button" href="?move=1&amp;lang=${locale}">${say(t.move, locale)}</a></p>
    <details><summary>${say(t.cancel, locale)}</summary>${wordsForm('cancel', say(t.cancelWhy, locale), say(t.confirmCancel, locale))}</details>`
  }`
}

/** Times to tap, in the customer's zone, which is named. */
function picks(work: Work, a: AppointmentRow, choices: readonly Choice[], locale: Locale): Html {
  const buttons = choices.map(({ startsAt, endsAt }) => {
    const when = whenText(new Date(startsAt), new Date(endsAt), a.zone, locale, a.zone)
    const cut = when.lastIndexOf(' ')
    return html`<button name="at" value="${startsAt}"><span>${when.slice(0, cut)}</span><b>${when.slice(cut + 1)}</b></button>`
  })
  const zone = zoneName(a.zone, locale, work.now)
  return html`<form method="post"><input type="hidden" name="do" value="pick"><div class="times">${buttons}</div></form>
    ${choices.length > 0 && html`<p class="pale">${say(t.zone, locale, { zone })}</p>`}`
}

const wishForm = (locale: Locale) =>
  html`<form method="post"><input type="hidden" name="do" value="none"><label>${say(t.noneWords, locale)}
    <textarea name="words" maxlength="1000" required placeholder="${say(t.noneHint, locale)}"></textarea></label><button class="first">${say(t.send, locale)}</button></form>`

const wordsForm = (what: 'decline' | 'cancel', label: string, button: string) =>
  html`<form method="post"><input type="hidden" name="do" value="${what}"><label>${label}<textarea name="words" maxlength="1000"></textarea></label><button>${button}</button></form>`

/** The least that both sides need: nothing of what we know of the customer, not even the name. */
function facts(work: Work, a: AppointmentRow, locale: Locale): Html {
  const when =
    a.startsAt && a.endsAt ? whenText(new Date(a.startsAt), new Date(a.endsAt), a.zone, locale, work.zone) : null
  const told: [string, string | null][] = [
    [say(t.when, locale), when],
    [say(t.what, locale), kindOf(work.settings, a.kind)[locale]],
    [say(t.place, locale), a.place],
    [say(t.parking, locale), a.parking],
    [say(t.who, locale), [a.organiser, ...a.people].map((p) => p.name).join(locale === 'zh' ? '、' : ', ')],
    [say(t.agenda, locale), a.agenda],
    [say(t.importance, locale), a.importance],
    [say(t.haveReady, locale), a.haveReady],
  ]
  return html`<dl>${told.filter(([, text]) => text).map(([name, text]) => html`<dt>${name}</dt><dd>${lines(text ?? '')}</dd>`)}</dl>`
}
