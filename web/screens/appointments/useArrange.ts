import { useEffect, useState } from 'react'
import { draftAppointment } from '../../../modules/appointments/contract.ts'
import { kinds } from '../../../modules/appointments/settings.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import type { CallOf } from '../../../shared/endpoint.ts'
import type { Arranging } from '../../arranging.ts'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useSetting } from '../../useSetting.ts'
import { useSettled } from './useSettled.ts'
import { searchFrom, useSettling } from './useSettling.ts'

type Body = CallOf<typeof draftAppointment>['body']

/** What one types, before it is all known. */
export interface AboutDraft {
  kind: string
  contactIds: string[]
  minutes: number | null
  /** Null: as the kind has it. */
  place: string | null
  organiserId: string
  personIds: string[]
  resourceIds: string[]
  agenda: string
  importance: string
  haveReady: string
  parking: string
  cares: string
  materials: string
  locale: 'zh' | 'en' | null
  zone: string | null
}

/** An appointment being thought of: what it is about, and the times that the server proposes for it. */
export function useArrange(customer: Customer, from: Arranging) {
  const me = useMe()
  const all = useSetting(kinds)
  const here = customer.contacts.filter((contact) => contact.leftOn === null)
  const [draft, setDraft] = useState<AboutDraft>(() => ({
    kind: all[0]?.key ?? '',
    contactIds: here.filter(({ main }) => main).map(({ id }) => id),
    minutes: null,
    place: null,
    organiserId: from.personId ?? me.id,
    personIds: [],
    resourceIds: from.resourceId ? [from.resourceId] : [],
    agenda: '',
    importance: '',
    haveReady: '',
    parking: '',
    cares: '',
    materials: '',
    locale: null,
    zone: null,
  }))
  const kind = all.find(({ key }) => key === draft.kind) ?? all[0]
  const invited = here
    .filter(({ id }) => draft.contactIds.includes(id))
    .map(({ name, mails }) => ({ name, reachable: mails.length > 0 }))
  const settling = useSettling({ how: from.at ? 'book' : 'offer', ...(from.at && { chosen: [from.at] }) }, invited)
  const about: Omit<Body, 'from' | 'days' | 'at' | 'offer' | 'offerDays' | 'travelMinutes'> = {
    customerId: customer.id,
    kind: draft.kind,
    organiserId: draft.organiserId,
    contactIds: draft.contactIds,
    personIds: draft.personIds,
    resourceIds: draft.resourceIds,
    ...(draft.minutes !== null && { minutes: draft.minutes }),
    ...(draft.place !== null && { place: draft.place }),
    ...(draft.locale && { locale: draft.locale }),
    ...(draft.zone && { zone: draft.zone }),
    ...Object.fromEntries(
      (['agenda', 'importance', 'haveReady', 'parking', 'cares', 'materials'] as const)
        .filter((key) => draft[key].trim() !== '')
        .map((key) => [key, draft[key].trim()]),
    ),
  }
  const sought = useSettled({
    ...about,
    ...(settling.later && { from: searchFrom(true) }),
    ...(settling.asking && { at: settling.asking }),
    offer: settling.chosen,
    book: settling.how === 'book',
    offerDays: settling.days,
  })
  const { data, error } = useRead(draftAppointment, { body: sought as Body }, { placeholderData: (before) => before })
  // The time pressed in the calendar stands first, judged as soon as it is.
  useEffect(() => {
    const asked = data?.asked
    if (asked && asked.startsAt === from.at && settling.own.length === 0 && settling.chosen.includes(asked.startsAt))
      settling.setOwn([asked])
  }, [data, from.at, settling])
  return {
    draft,
    change: (patch: Partial<AboutDraft>) => setDraft((before) => ({ ...before, ...patch })),
    kinds: all,
    kind,
    contacts: here,
    about,
    minutes: draft.minutes ?? kind?.minutes ?? 60,
    place: draft.place ?? data?.place ?? '',
    locale: draft.locale ?? data?.locale ?? 'zh',
    zone: draft.zone ?? data?.zone ?? null,
    letter: data?.letter ?? null,
    error,
    settling: { ...settling, proposal: data, minutes: draft.minutes ?? kind?.minutes ?? 60 },
  }
}

export type Arrange = ReturnType<typeof useArrange>
