import { useState } from 'react'
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
export function Pairs({ of: { pairs } }: { of: Distance }) {
  const t = useText()
  const [all, setAll] = useState(false)
  const others = pairs.filter(({ shown }) => !shown)
  if (pairs.length === 0) return <p className={css.quiet}>{t(words.noPairs)}</p>
  return (
    <div className={css.pairs}>
      {pairs
        .filter(({ shown }) => shown)
        .map((pair) => (
          <PairCard key="shown" of={pair} />
        ))}
      {others.length > 0 && (
        <>
          <button type="button" className={css.others} aria-expanded={all} onClick={() => setAll(!all)}>
            {t(words.others)} · {others.length}
          </button>
          {all && others.map((pair) => <PairCard key={`${pair.person.id} ${pair.contact?.id}`} of={pair} />)}
        </>
      )}
    </div>
  )
}

export function PairCard({ of: pair }: { of: PairShown }) {
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
            {pair.evidence.map(({ kind, count, on, proves }) => (
              <li key={kind}>
                {t(evidenceTexts[kind], { count })}
                <small>
                  {[proves && `→ ${t(rungWords[proves])}`, on && t(words.lastOn, { day: format.nearDay(on) })]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h4>
            {t(words.trust)} <strong className={names(pair.trust < 0 && css.fallen)}>{signed(pair.trust)}</strong>
          </h4>
          <ul className={css.evidence}>
            {pair.trustBy.map(({ kind, count, weight }) => (
              <li key={kind}>
                {t(words.times, { what: t(trustTexts[kind]), count })}
                <small>{signed(weight)}</small>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </article>
  )
}

export const signed = (weight: number): string => (weight > 0 ? `+${weight}` : String(weight))
