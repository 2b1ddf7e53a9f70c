import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Day } from '../../../shared/calendar.ts'
import { names } from '../../../web/kit/look/names.ts'
import { Ladder } from '../../../web/kit/signs/Ladder.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { heightOf } from '../../customers/rules/rungs.ts'
import { roleText, rungWords, USUAL_ROLE } from '../../customers/rules/words.ts'
import css from './Near.module.css'
import { evidenceTexts, trustTexts, nearTexts as words } from './portrait.texts.ts'
import type { Distance, PairShown } from './types.ts'

/** D2, D7: who of us is how near to whom, with the evidence: the pair that the customer shows, then the others. */
export function Pairs({ of: { pairs }, customer }: { of: Distance; customer: string }) {
  const t = useText()
  const [all, setAll] = useState(false)
  const others = pairs.filter(({ shown }) => !shown)
  if (pairs.length === 0) return <p className={css.quiet}>{t(words.noPairs)}</p>
  return (
    <div className={css.pairs}>
      {pairs
        .filter(({ shown }) => shown)
        .map((pair) => (
          <PairCard key="shown" of={pair} customer={customer} />
        ))}
      {others.length > 0 && (
        <>
          <button type="button" className={css.others} aria-expanded={all} onClick={() => setAll(!all)}>
            {t(words.others)} · {others.length}
          </button>
          {all &&
            others.map((pair) => (
              <PairCard key={`${pair.person.id} ${pair.contact?.id}`} of={pair} customer={customer} />
            ))}
        </>
      )}
    </div>
  )
}

export function PairCard({ of: pair, customer }: PairCardProps) {
  const t = useText()
  const format = useFormat()
  const tellRole = (role: string) =>
    role === USUAL_ROLE ? t(words.inGroup) : t(words.group, { role: t(roleText(role)) })
  const fallen = heightOf(pair.proven) < heightOf(pair.byEvidence)
  const contact = pair.contact?.name ?? t(words.company)
  return (
    <article className={names(css.pair, pair.shown && css.isShown)}>
      <header>
        <h3>{t(words.pair, { person: pair.person.name, contact })}</h3>
        <p className={css.quiet}>
          {[
            pair.role && tellRole(pair.role),
            t(rungWords[pair.rung]),
            pair.since && t(words.since, { day: format.nearDay(pair.since) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      <Ladder proven={pair.rung} allowed={pair.bound} />
      <div className={css.sides}>
        <section>
          <h4>{t(words.boundIs, { rung: t(rungWords[pair.bound]) })}</h4>
          <span className={css.blocks} role="img" aria-label={pair.filled.map((percent) => `${percent}%`).join(' ')}>
            {pair.filled.map((percent, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the six blocks, always in this order
              <i key={at} data-tip={`${at + 1} · ${percent}%`}>
                <b style={{ height: `${percent}%` }} />
              </i>
            ))}
          </span>
        </section>
        <section>
          <h4>{t(words.provenIs, { rung: t(rungWords[pair.proven]) })}</h4>
          {fallen && <p className={css.fallen}>{t(words.fallen, { rung: t(rungWords[pair.byEvidence]) })}</p>}
          {pair.evidence.length === 0 && <p className={css.quiet}>{t(words.noEvidence)}</p>}
          <ul className={css.evidence}>
            {pair.evidence.map(({ kind, count, days, proves }) => (
              <Happened key={kind} what={t(evidenceTexts[kind], { count })} days={days} customer={customer}>
                {[proves && `→ ${t(rungWords[proves])}`, days[0] && t(words.lastOn, { day: format.nearDay(days[0]) })]
                  .filter(Boolean)
                  .join(' · ')}
              </Happened>
            ))}
          </ul>
        </section>
        <section>
          <h4>
            {t(words.trust)} <strong className={names(pair.trust < 0 && css.fallen)}>{signed(pair.trust)}</strong>
          </h4>
          <ul className={css.evidence}>
            {pair.trustBy.map(({ kind, count, weight, days }) => (
              <Happened
                key={kind}
                what={t(words.times, { what: t(trustTexts[kind]), count })}
                days={days}
                customer={customer}
              >
                {signed(weight)}
              </Happened>
            ))}
          </ul>
        </section>
      </div>
    </article>
  )
}

interface PairCardProps {
  of: PairShown
  customer: string
}

interface HappenedProps {
  what: string
  days: readonly Day[]
  customer: string
  children: ReactNode
}

/** G5: what proves it opens the days on which it happened, and each of them the history of that day. */
function Happened({ what, days, customer, children }: HappenedProps) {
  const format = useFormat()
  return (
    <li>
      <details>
        <summary>
          {what}
          <small>{children}</small>
        </summary>
        {[...new Set(days)].map((day) => (
          <Link key={day} to="/customers/$id" params={{ id: customer }} search={{ until: day } as never}>
            {format.day(day)}
          </Link>
        ))}
      </details>
    </li>
  )
}

export const signed = (weight: number): string => (weight > 0 ? `+${weight}` : String(weight))
