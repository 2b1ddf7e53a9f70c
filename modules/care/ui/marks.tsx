import { names } from '../../../web/kit/look/names.ts'
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

/** What became of a greeting, and why it did not go out. */
export function GreetingMark({ of: { state, why, via } }: { of: Pick<Greeting, 'state' | 'why' | 'via'> }) {
  const t = useText()
  const more = why ? t(stopTexts[why]) : via ? t(viaTexts[via]) : null
  return (
    <span className={names(css.mark, GREETING[state])}>
      {[t(greetingStates[state]), more].filter(Boolean).join(' · ')}
    </span>
  )
}

export const GiftMark = ({ of: { state } }: { of: Pick<Gift, 'state'> }) => (
  <span className={names(css.mark, GIFT[state])}>{useText()(giftStates[state])}</span>
)

export const VisitMark = ({ of: { state } }: { of: Pick<ReturnVisit, 'state'> }) => (
  <span className={names(css.mark, VISIT[state])}>{useText()(visitStates[state])}</span>
)

/** What stands with an entry of the year: of a greeting, a visit or a gift; a festival for all has none. */
export function EntryMark({ of: { kind, state } }: { of: Entry }) {
  if (state === null) return null
  if (kind === 'visit') return <VisitMark of={{ state: state as ReturnVisit['state'] }} />
  if (kind === 'gift') return <GiftMark of={{ state: state as Gift['state'] }} />
  return state in GREETING ? <GreetingMark of={{ state: state as Greeting['state'], why: null, via: null }} /> : null
}

/** The colour of its kind; the kind is told in words beside it, or in its hint. */
export const KindDot = ({ kind }: { kind: Entry['kind'] }) => (
  <i className={names(css.dot, css[kind])} data-tip={useText()(kindTexts[kind])} aria-hidden="true" />
)
