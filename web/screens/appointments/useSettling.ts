import { useState } from 'react'
import type { Words } from '../../../modules/appointments/rules/ownWords.ts'
import { holdOffered, offerDays } from '../../../modules/appointments/settings.ts'
import type { Proposal } from '../../../modules/appointments/ui/types.ts'
import { showMailSender } from '../../../modules/mail/contract.ts'
import { useRead } from '../../queries.ts'
import { useSetting } from '../../useSetting.ts'

export type How = 'offer' | 'book'
type Judged = NonNullable<Proposal['asked']>

export interface Invited {
  name: string
  reachable: boolean
}

/** The times that are chosen, and how they are settled: offered or booked, by mail or by hand. */
export function useSettling(first: { how: How; chosen?: string[] }, contacts: readonly Invited[]) {
  const usualDays = useSetting(offerDays)
  const usualHold = useSetting(holdOffered)
  const sender = useRead(showMailSender, {}, { staleTime: 60_000 }).data
  const [how, setHow] = useState(first.how)
  const [chosen, setChosen] = useState<string[]>(first.chosen ?? [])
  const [own, setOwn] = useState<Judged[]>([])
  const [asking, setAsking] = useState<string | null>(first.chosen?.[0] ?? null)
  const [later, setLater] = useState(false)
  const [hold, setHold] = useState<boolean | null>(null)
  const [days, setDays] = useState<number | null>(null)
  const [byMail, setByMail] = useState(true)
  const [letter, setLetter] = useState<Words | null>(null)
  const [atNight, setAtNight] = useState(false)
  const reachable = contacts.filter((contact) => contact.reachable)
  const missing = sender?.missing ?? null
  const canMail = sender !== undefined && missing === null && reachable.length > 0
  return {
    how,
    setHow: (next: How) => {
      setHow(next)
      setLetter(null)
      if (next === 'book') setChosen(chosen.slice(0, 1))
    },
    chosen,
    setChosen,
    own,
    setOwn,
    asking,
    setAsking,
    later,
    setLater,
    hold: hold ?? usualHold,
    setHold,
    days: days ?? usualDays,
    setDays,
    usualDays,
    letter,
    setLetter,
    byMail,
    setByMail,
    atNight,
    setAtNight,
    canMail,
    missing,
    without: contacts.filter((contact) => !contact.reachable).map(({ name }) => name),
    someReachable: reachable.length > 0,
    mail: canMail && byMail,
  }
}

export type Settling = ReturnType<typeof useSettling>

const A_DAY = 86_400_000
const LATER_DAYS = 14

/** Where the search begins: now, or two weeks on. */
export const searchFrom = (later: boolean): string | undefined =>
  later ? new Date(Math.floor(Date.now() / A_DAY) * A_DAY + LATER_DAYS * A_DAY).toISOString() : undefined
