import { Link } from '@tanstack/react-router'
import { heightOf, type Rung } from '../../../modules/customers/rules/rungs.ts'
import { rungWords } from '../../../modules/customers/rules/words.ts'
import type { Customer, Entry } from '../../../modules/customers/ui/types.ts'
import type { Moment } from '../../kit/lists/Timeline.tsx'
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

/** D4, D5: what the history tells of closeness: a rung gained or lost between two people, and reviews of the portrait. */
export function useNearMoments(customer: Customer): (entry: Entry) => Moment | null {
  const t = useText()
  const format = useFormat()
  const ofMove = (entry: Entry): Moment => {
    const { day, person, contactId, from, to } = entry.body as unknown as ClosenessBody
    const contact = customer.contacts.find(({ id }) => id === contactId)?.name ?? t(words.theCompany)
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
  return (entry) => (entry.kind === 'closeness' ? ofMove(entry) : entry.kind === 'review' ? ofReview(entry) : null)
}
