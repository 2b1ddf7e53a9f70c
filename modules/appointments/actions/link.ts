import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { unknownContact } from '../../customers/refusals.ts'
import { lockedAppointment } from '../booking/load.ts'
import type * as contract from '../contract.ts'
import { untilOver, untilWhen } from '../links/links.ts'
import { letterToCopy } from '../messages/send.ts'
import { nothingOffered } from '../refusals.ts'
import { liveOffer } from '../repo.ts'
import { whyNotAgree } from '../rules/state.ts'

/** A1: for a contact who has no mail: the offer, or what is agreed, as text with a link of its own. */
export async function makeAppointmentLink(
  work: Work,
  id: string,
  { contactId }: InputOf<typeof contract.makeLink>['body'],
) {
  const a = await lockedAppointment(work, id)
  if (contactId && !a.contacts.some((c) => c.id === contactId)) throw new Refused(unknownContact())
  if (a.state === 'no_show') return letterToCopy(work, a, 'noShow', contactId, { linkUntil: untilOver(work.now) })
  demand(whyNotAgree(a, work.locale))
  if (a.startsAt && a.endsAt)
    return letterToCopy(work, a, 'booked', contactId, { linkUntil: untilOver(new Date(a.endsAt)) })
  const offered = (await liveOffer(work.tx, id)).filter((t) => Date.parse(t.startsAt) > work.now.getTime())
  const last = offered.at(-1)
  if (!last) throw new Refused(nothingOffered())
  return letterToCopy(work, a, 'offer', contactId, { offered, linkUntil: untilWhen(work, new Date(last.startsAt)) })
}
