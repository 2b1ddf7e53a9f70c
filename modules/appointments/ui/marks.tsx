import { names } from '../../../web/kit/look/names.ts'
import { Mark } from '../../../web/kit/signs/Mark.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { zone as companyZone } from '../../../web/text/zone.ts'
import { useWatched } from '../../../web/watched.ts'
import { whenText, zoneName } from '../rules/when.ts'
import { stateWords, waitingWords, appointmentTexts as words } from './appointments.texts.ts'
import css from './marks.module.css'
import type { Appointment } from './types.ts'

/** What an appointment is in; what the other side said and waits for us goes before it. */
export function StateMark({ of: { state, waiting } }: { of: Pick<Appointment, 'state' | 'waiting'> }) {
  const t = useText()
  if (waiting) return <Mark look={css.waiting}>{t(waitingWords[waiting])}</Mark>
  return <Mark look={css[state]}>{t(stateWords[state])}</Mark>
}

/** A4: how much of what is to be prepared is done. */
export function Readiness({ of: { done, of } }: { of: Appointment['readiness'] }) {
  const t = useText()
  if (of === 0) return null
  return (
    <span className={names(css.ready, done === of && css.whole)} data-tip={t(words.readyTip, { done, of })}>
      <span className={css.bar} aria-hidden="true">
        <i style={{ width: `${(done / of) * 100}%` }} />
      </span>
      {t(words.ready, { done, of })}
    </span>
  )
}

/** A stretch of time in the reader's language: in the company's zone, or in another. */
export function useWhen(): {
  ours: (startsAt: string, endsAt: string) => string
  theirs: (startsAt: string, endsAt: string, zone: string) => string | null
} {
  const locale = useLocale()
  const own = useWatched(companyZone)
  return {
    ours: (startsAt, endsAt) => whenText(new Date(startsAt), new Date(endsAt), own, locale, own),
    theirs: (startsAt, endsAt, zone) =>
      zone === own || zoneName(zone, locale, new Date(startsAt)) === zoneName(own, locale, new Date(startsAt))
        ? null
        : whenText(new Date(startsAt), new Date(endsAt), zone, locale, own),
  }
}

/** When it is; where the customer's clock shows another time, that too. */
export function When({ of: { startsAt, endsAt, zone } }: { of: Pick<Appointment, 'startsAt' | 'endsAt' | 'zone'> }) {
  const t = useText()
  const when = useWhen()
  if (!startsAt || !endsAt) return <span className={css.theirs}>{t(words.noTimeYet)}</span>
  const theirs = when.theirs(startsAt, endsAt, zone)
  return (
    <span className={css.when}>
      <time dateTime={startsAt}>{when.ours(startsAt, endsAt)}</time>
      {theirs && <span className={css.theirs}>{t(words.theirClock, { when: theirs })}</span>}
    </span>
  )
}
