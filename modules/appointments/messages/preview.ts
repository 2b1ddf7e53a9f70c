import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand } from '../../../shared/refusal.ts'
import { heldOf, seenCustomer } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { endOf } from '../booking/agree.ts'
import { seenAppointment } from '../booking/load.ts'
import type * as contract from '../contract.ts'
import { untilWhen } from '../links/links.ts'
import type { AppointmentRow } from '../repo.ts'
import { linkMark, nameMark } from '../rules/ownWords.ts'
import { whyNotAsk } from '../rules/state.ts'
import { letterToCustomer, type Message, neededIn, type Subject } from './compose.ts'
import { toldOf } from './invite.ts'

interface About {
  starts: readonly Date[]
  names: readonly string[]
  days?: number | undefined
  reason?: string | undefined
}

const FAR = new Date(8.64e15)

/** A1, A5: a message as it will go out, with a mark where each gets a link and, if there are several, a name of their own. */
export function previewOf(
  work: Work,
  of: Omit<Subject, 'startsAt' | 'endsAt'> & Partial<Subject>,
  what: Message,
  about: About,
) {
  const { starts, names, days, reason = null } = about
  const offered = starts.map((start) => ({
    id: start.toISOString(),
    startsAt: start.toISOString(),
    endsAt: endOf(of, start).toISOString(),
  }))
  const { startsAt = null, endsAt = null } = what === 'cancelled' ? of : what === 'offer' ? {} : (offered[0] ?? {})
  const subject = { ...of, startsAt, endsAt }
  const letter = letterToCustomer(work, subject, what, {
    to: names.length > 1 ? nameMark(of.locale) : (names[0] ?? null),
    link: what === 'cancelled' ? null : linkMark(of.locale),
    offered,
    offerUntil: untilWhen(work, starts.at(-1) ?? FAR, days),
    reason,
  })
  return { ...letter, needs: neededIn(work, subject, what, offered) }
}

export async function previewMessage(
  work: Work,
  id: string,
  { what, times, days, reason }: InputOf<typeof contract.previewAppointmentMessage>['body'],
) {
  const a = await seenAppointment(work, id)
  demand(whyNotTouch(work.by, heldOf(await seenCustomer(work, a.customer.id))))
  demand(whyNotAsk(a, work.locale))
  const letter = previewOf(work, a, messageOf(a, what), {
    starts: times.map((time) => new Date(time)).toSorted((x, y) => x.getTime() - y.getTime()),
    names: toldOf(a).map(({ name }) => name),
    days,
    reason,
  })
  return { customerId: a.customer.id, letter }
}

function messageOf({ state }: AppointmentRow, what: 'offer' | 'book' | 'cancel'): Message {
  if (what === 'offer') return 'offer'
  if (what === 'cancel') return 'cancelled'
  return state === 'booked' ? 'moved' : 'booked'
}
