import { names } from '../../../web/kit/look/names.ts'
import { Mark } from '../../../web/kit/signs/Mark.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './care.module.css'
import { giftStates, greetingStates, kindTexts, stopTexts, viaTexts, visitStates } from './care.texts.ts'
import type { Entry, Gift, Greeting, ReturnVisit } from './types.ts'

const GREETING = {
  drafted: css.waits,
  approved: css.comes,
  skipped: undefined,
  sent: css.done,
  stopped: css.wrong,
  missed: css.wrong,
  withdrawn: undefined,
}
const GIFT = { waiting: css.waits, planned: css.comes, given: css.done, declined: css.wrong, cancelled: undefined }
const VISIT = { waiting: css.comes, reminded: css.done, offered: css.waits, booked: css.done, void: undefined }

/** What a greeting is for: a birthday in the reader’s language; other days have names of their own. */
export function OccasionName({ of: { occasion, name } }: { of: Pick<Greeting, 'occasion' | 'name'> }) {
  const t = useText()
  return <>{occasion === 'birthday' ? t(kindTexts.birthday) : name}</>
}

/** What became of a greeting, and why it did not go out. */
export function GreetingMark({ of: { state, why, via } }: { of: Pick<Greeting, 'state' | 'why' | 'via'> }) {
  const t = useText()
  const more = why ? t(stopTexts[why]) : via ? t(viaTexts[via]) : null
  return <Mark look={GREETING[state]}>{[t(greetingStates[state]), more].filter(Boolean).join(' · ')}</Mark>
}

export const GiftMark = ({ of: { state } }: { of: Pick<Gift, 'state'> }) => (
  <Mark look={GIFT[state]}>{useText()(giftStates[state])}</Mark>
)

export const VisitMark = ({ of: { state } }: { of: Pick<ReturnVisit, 'state'> }) => (
  <Mark look={VISIT[state]}>{useText()(visitStates[state])}</Mark>
)

/** What stands with an entry of the year: of a greeting, a visit or a gift; a festival for all has none. */
export function EntryMark({ of: { kind, state, why, via } }: { of: Entry }) {
  if (state === null) return null
  if (kind === 'visit') return <VisitMark of={{ state: state as ReturnVisit['state'] }} />
  if (kind === 'gift') return <GiftMark of={{ state: state as Gift['state'] }} />
  return state in GREETING ? <GreetingMark of={{ state: state as Greeting['state'], why, via }} /> : null
}

/** The colour of its kind; the kind is told in words beside it, or in its hint. */
export const KindDot = ({ kind }: { kind: Entry['kind'] }) => (
  <i className={names(css.dot, css[kind])} data-tip={useText()(kindTexts[kind])} aria-hidden="true" />
)
