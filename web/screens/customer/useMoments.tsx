import { effectivePerDay } from '../../../modules/customers/settings.ts'
import { useCustomerMoment } from '../../../modules/customers/ui/customerMoment.tsx'
import { tidied } from '../../../modules/customers/ui/history.ts'
import type { Customer, Entry } from '../../../modules/customers/ui/types.ts'
import { SUSPENSION_CODES } from '../../../modules/pool/contract.ts'
import { suspensionTexts } from '../../../modules/pool/ui/pool.texts.ts'
import { numbersOf } from '../../../modules/touches/ui/entry.ts'
import { useTouchMoment } from '../../../modules/touches/ui/touchMoment.tsx'
import type { Moment } from '../../kit/lists/Timeline.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { OpenMail } from '../mail/OpenMail.tsx'
import { timelineTexts as words } from './timeline.texts.ts'
import { useAppointmentMoments } from './useAppointmentMoments.tsx'
import { useDealMoments } from './useDealMoments.tsx'
import { useMailMoments } from './useMailMoments.tsx'
import { useNearMoments } from './useNearMoments.tsx'
import { useReceptionMoments } from './useReceptionMoments.tsx'

/** C1: the one history of a customer, each kind in the words of its module. */
export function useMoments(customer: Customer, entries: readonly Entry[]): Moment[] {
  const perDay = useSetting(effectivePerDay)
  const numbers = numbersOf(entries, {
    count: customer.effectiveTouches,
    startedOn: customer.pursuit.startedOn,
    perDay,
  })
  const ofTouch = useTouchMoment({
    contacts: customer.contacts,
    numbers,
    manages: customer.can.assign,
    leadsTo: ({ mailId }) => mailId && <OpenMail id={mailId} />,
  })
  const ofCustomer = useCustomerMoment(customer.contacts)
  const ofDeal = useDealMoments()
  const ofNear = useNearMoments(customer)
  const ofMail = useMailMoments()
  const ofAppointment = useAppointmentMoments()
  const ofReception = useReceptionMoments()
  const ofPool = usePoolMoment()
  return tidied(entries)
    .map(
      (told) =>
        ofTouch(told.entry) ??
        ofCustomer(told) ??
        ofDeal(told.entry) ??
        ofNear(told.entry) ??
        ofMail(told.entry) ??
        ofAppointment(told.entry) ??
        ofReception(told.entry) ??
        ofPool(told.entry),
    )
    .filter((moment) => moment !== null)
}

interface PoolBody {
  kind: 'suspended' | 'claimed' | 'assigned' | 'recalled' | 'handed_over'
  code: string | null
  reason: string | null
  lookAgainOn: string | null
  from: string | null
  to: string | null
}

function usePoolMoment(): (entry: Entry) => Moment | null {
  const t = useText()
  const format = useFormat()
  return (entry) => {
    if (entry.kind !== 'pool') return null
    const { kind, code, reason, lookAgainOn, from, to } = entry.body as unknown as PoolBody
    const known = SUSPENSION_CODES.find((one) => one === code)
    const what = {
      suspended: words.suspended,
      claimed: words.claimed,
      assigned: words.assigned,
      recalled: words.recalled,
      handed_over: words.handedOver,
    }[kind]
    const lines = [
      [known && t(suspensionTexts[known]), reason].filter(Boolean).join(' · '),
      lookAgainOn && t(words.lookAgain, { day: format.day(lookAgainOn) }),
    ]
    return {
      id: entry.id,
      mark: 'event',
      head: (
        <>
          <MomentText at={entry.at} />
          {entry.by && ` · ${entry.by.name}`} · {t(what, { from: from ?? t(words.pool), to: to ?? t(words.pool) })}
        </>
      ),
      body: lines.filter(Boolean).join('\n'),
    }
  }
}
