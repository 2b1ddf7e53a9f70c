import { randomBytes } from 'node:crypto'
import type { Page, PageVisit, ShownPage } from '../../../platform/http/page.ts'
import { inTurn, row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import { Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { fill, type Text } from '../../../shared/text.ts'
import { linkToPlanned } from '../../appointments/index.ts'
import { type ServiceRow, selectServices } from '../catalogue/repo.ts'
import { openAtMost } from '../settings.ts'
import { answerableFor, bookSlot } from '../slots/book.ts'
import { freeSlots } from '../slots/load.ts'
import { closedPage, formPage, fullPage, slotsPage } from './draw.ts'
import { type BookingForm, hashOfForm, readForm, type Typed, tokenOf } from './form.ts'
import { pageTexts as t } from './page.texts.ts'
import { customerOfForm, openBookings, reachOf } from './who.ts'

const COMPANY = /^[a-z0-9_-]{1,40}$/
const SLUG = /^[a-z0-9-]{1,40}$/
const MOST_BOOKINGS_A_MINUTE = 6
const KEY_BYTES = 32

/** A10: where customers book a slot: without account or script; nothing is told of other customers. */
export const bookingPage: Page = {
  path: '/book/:company/:slug',
  mostActs: MOST_BOOKINGS_A_MINUTE,
  show: (visit) => inService(visit, (work, service) => show(work, service, visit), 'reads'),
  act: async (visit, form) => (await act(visit, form)) ?? false,
}

async function inService<T>(
  { companies, params, traceId }: PageVisit,
  then: (work: Work, service: ServiceRow) => Promise<T>,
  how: 'reads' | 'acts',
): Promise<T | null> {
  const { company: name = '', slug = '' } = params
  if (!COMPANY.test(name) || !SLUG.test(slug)) return null
  const company = await companies.find(name)
  if (!company) return null
  return companies.writing(company, JINKE, traceId, async (work) => {
    // Scanners open every link: that nothing comes of it, the database itself sees to.
    if (how === 'reads') await run(work.tx, sql`set transaction read only`)
    const service = (await selectServices(work.tx, sql`where s.slug = ${slug}`))[0]
    return service ? then(work, service) : null
  })
}

const localeOf = ({ asked, spoken }: PageVisit) => asked ?? spoken
const newKey = () => randomBytes(KEY_BYTES).toString('base64url')

async function show(work: Work, service: ServiceRow, visit: PageVisit): Promise<ShownPage> {
  const drawn = { work, service, locale: localeOf(visit) }
  if (service.state !== 'open') return closedPage(drawn)
  const free = await freeSlots(work, service, 1)
  const slot = free.find(({ start }) => start === Date.parse(visit.query.at ?? ''))
  if (slot) return formPage(drawn, slot, { key: newKey() }, null)
  return slotsPage(drawn, free, visit.query)
}

/** Books, and leads to the page of the booking; or shows what stands against it, with all that was typed. */
async function act(visit: PageVisit, typed: Typed): Promise<string | ShownPage | null> {
  try {
    return await inService(visit, (work, service) => book(work, service, typed, visit), 'acts')
  } catch (error) {
    if (!(error instanceof Refused) || !TAKEN.has(error.why.kind.reason)) throw error
    return inService(visit, (work, service) => tellFull(work, service, typed, visit), 'reads')
  }
}

/** Somebody was faster, or the hours have changed since. */
const TAKEN = new Set(['slot_full', 'not_a_slot', 'time_taken', 'appointment_in_the_past'])

async function tellFull(work: Work, service: ServiceRow, typed: Typed, visit: PageVisit): Promise<ShownPage> {
  const drawn = { work, service, locale: localeOf(visit) }
  const form = readForm(typed)
  const free = await freeSlots(work, service, 'wrong' in form ? 1 : Math.min(form.places, service.capacity))
  return fullPage(drawn, free, new Date(typed.at ?? ''), typed)
}

async function book(work: Work, service: ServiceRow, typed: Typed, visit: PageVisit): Promise<string | ShownPage> {
  const locale = localeOf(visit)
  const drawn = { work, service, locale }
  const form = readForm(typed)
  if ('wrong' in form) return tellWrong(work, service, typed, form.wrong, visit)
  const token = tokenOf(form)
  const path = `/a/${work.company.slug}/${token}`
  const formHash = hashOfForm(token)
  await inTurn(work.tx, `booking form ${token}`)
  // Sent twice, or again after going back: it is booked already.
  if (await row(work.tx, sql`select 1 from service_booking where form_hash = ${formHash}`)) return path
  if (service.state !== 'open') return closedPage(drawn)
  const slot = (await freeSlots(work, service, 1)).find(({ start }) => start === form.at.getTime())
  if (!slot)
    return fullPage(drawn, await freeSlots(work, service, Math.min(form.places, service.capacity)), form.at, typed)
  if (slot.left < form.places) return tellWrong(work, service, typed, fillText(t.tooMany, { left: slot.left }), visit)
  await oneAtATime(work, form)
  if ((await openBookings(work, form)) >= settingOf(work.settings, openAtMost))
    return tellWrong(work, service, typed, t.tooOften, visit)
  const { customerId, contactId } = await customerOfForm(work, form, await answerableFor(work, service))
  const { id } = await bookSlot(work, service, {
    customerId,
    contactIds: contactId ? [contactId] : [],
    startsAt: form.at,
    places: form.places,
    assetId: null,
    note: form.note,
    guest: { name: form.name, firm: form.firm, phone: form.phone, mail: form.mail },
    formHash,
    locale,
    notify: true,
  })
  await linkToPlanned(work, id, token)
  return path
}

/** Two at once with one number are one customer: the second waits until the first is entered. */
async function oneAtATime(work: Work, form: BookingForm): Promise<void> {
  const { phone, mail } = reachOf(form)
  for (const key of [phone, mail].filter((each) => each !== null).toSorted()) await inTurn(work.tx, `booker ${key}`)
}

const fillText = ({ zh, en }: Text, values: Record<string, number>): Text => ({
  zh: fill(zh, values),
  en: fill(en, values),
})

async function tellWrong(
  work: Work,
  service: ServiceRow,
  typed: Typed,
  wrong: Parameters<typeof formPage>[3],
  visit: PageVisit,
): Promise<ShownPage> {
  const drawn = { work, service, locale: localeOf(visit) }
  const free = await freeSlots(work, service, 1)
  const slot = free.find(({ start }) => start === Date.parse(typed.at ?? ''))
  if (!slot) return fullPage(drawn, free, new Date(typed.at ?? ''), typed)
  return formPage(drawn, slot, { ...typed, key: typed.key || newKey() }, wrong)
}
