import { Link } from '@tanstack/react-router'
import { heightOf, type Rung } from '../../../modules/customers/rules/rungs.ts'
import { rungWords } from '../../../modules/customers/rules/words.ts'
import type { Customer, Entry } from '../../../modules/customers/ui/types.ts'
import type { Moment } from '../../kit/lists/Timeline.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { timelineTexts as words } from './timeline.texts.ts'

interface ClosenessBody {
  day: string
  person: string
  contactId: string | null
  from: Rung
  to: Rung
}

interface ReviewBody {
  day: string
  people: string[] | null
  note: string
  nextStep: string
}

interface HandoverBody {
  act: 'planned' | 'step_done' | 'step_undone' | 'done' | 'dropped'
  from: string
  to: string
  contactId: string | null
  note: string | null
}

/** D4, D5, D7: what the history tells of closeness: a rung gained or lost between two people, reviews of the portrait, and how closeness was handed over. */
export function useNearMoments(customer: Customer): (entry: Entry) => Moment | null {
  const t = useText()
  const format = useFormat()
  const contactOf = (contactId: string | null) =>
    customer.contacts.find(({ id }) => id === contactId)?.name ?? t(words.theCompany)
  const ofMove = (entry: Entry): Moment => {
    const { day, person, contactId, from, to } = entry.body as unknown as ClosenessBody
    const contact = contactOf(contactId)
    const gained = heightOf(to) > heightOf(from)
    return {
      id: entry.id,
      mark: 'event',
      head: `${format.nearDay(day)} · ${t(words.pair, { person, contact })} · ${t(gained ? words.nearer : words.further)}`,
      body: (
        <Link to="/customers/$id/portrait" params={{ id: customer.id }} search={{ part: 'near' } as never}>
          {t(words.rungMoved, { from: t(rungWords[from]), to: t(rungWords[to]) })}
        </Link>
      ),
    }
  }
  const ofReview = (entry: Entry): Moment => {
    const { day, people, note, nextStep } = entry.body as unknown as ReviewBody
    return {
      id: entry.id,
      mark: 'event',
      head: [format.nearDay(day), format.list(people ?? []), t(words.reviewed)].filter(Boolean).join(' · '),
      body: `${note}\n${t(words.toAsk, { what: nextStep })}`,
    }
  }
  const ofHandover = (entry: Entry): Moment => {
    const { act, from, to, contactId, note } = entry.body as unknown as HandoverBody
    return {
      id: entry.id,
      mark: 'event',
      head: (
        <>
          <MomentText at={entry.at} />
          {entry.by && ` · ${entry.by.name}`} · {t(words[`handover_${act}`])}
        </>
      ),
      body: (
        <>
          {note && `${note}\n`}
          <Link to="/customers/$id/portrait" params={{ id: customer.id }} search={{ part: 'together' } as never}>
            {t(words.handoverOf, { from, to, contact: contactOf(contactId) })}
          </Link>
        </>
      ),
    }
  }
  const tellers: Readonly<Record<string, (entry: Entry) => Moment>> = {
    closeness: ofMove,
    review: ofReview,
    handover: ofHandover,
  }
  return (entry) => tellers[entry.kind]?.(entry) ?? null
}
