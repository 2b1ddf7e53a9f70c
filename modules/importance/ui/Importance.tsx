import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { MomentText } from '../../../web/kit/signs/Figures.tsx'
import { Tier } from '../../../web/kit/signs/Tier.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { showImportance } from '../contract.ts'
import { Criteria } from './Criteria.tsx'
import { GiveTier, type Giving } from './GiveTier.tsx'
import css from './Importance.module.css'
import { importanceTexts as words } from './importance.texts.ts'
import type { Importance } from './types.ts'

interface ImportanceProps {
  customerId: string
  /** The tier changed: whatever shows the customer is read again. */
  onTier: () => void
}

/** I1: how important a customer is, on what it rests, and who says so. */
export function ImportancePanel({ customerId, onTier }: ImportanceProps) {
  const t = useText()
  const { data, error, refetch } = useRead(showImportance, { params: { id: customerId } })
  const [giving, setGiving] = useState<Giving | null>(null)
  if (!data) return error ? <ErrorState small error={error} onRetry={refetch} /> : null
  return (
    <section className={css.panel} aria-label={t(words.title)}>
      <header className={css.head}>
        <h2>{t(words.title)}</h2>
        <Tier tier={data.tier} />
        <span className={css.score}>
          {data.score === null ? t(words.unscored) : t(words.scored, { score: data.score, known: data.known })}
        </span>
      </header>
      <Standing of={data} onGive={setGiving} />
      <Criteria of={data} onTier={onTier} />
      {giving && (
        <GiveTier
          of={data}
          giving={giving}
          onClose={() => setGiving(null)}
          onGiven={({ tier }) => {
            setGiving(null)
            toast({ text: t(words.saved, { tier: tier ?? t(words.none) }) })
            onTier()
          }}
        />
      )}
      <History of={data} />
    </section>
  )
}

/** Who gave the tier, and what the manager may do about it. */
function Standing({ of, onGive }: { of: Importance; onGive: (giving: Giving) => void }) {
  const t = useText()
  const act = (giving: Giving, label: string, primary = false) => (
    <Button size="small" kind={primary ? 'primary' : 'plain'} onClick={() => onGive(giving)}>
      {label}
    </Button>
  )
  if (of.waitsSince && of.suggested)
    return (
      <div className={css.waits}>
        <p>{t(words.waits, { tier: of.suggested, from: of.tier ?? '' })}</p>
        {of.can.setTier && (
          <span className={css.acts}>
            {act('follow', t(words.confirm), true)}
            {act('keep', t(words.keep))}
          </span>
        )}
      </div>
    )
  const byHand = of.tier !== null && of.givenBy === 'hand'
  const differs = byHand && of.suggested !== null && of.suggested !== of.tier
  return (
    <div className={css.standing}>
      <span>
        {of.suggested === null && !byHand && t(words.tooLittle, { known: of.known, least: of.least })}
        {of.suggested !== null && !byHand && t(words.byCard)}
        {byHand && (differs ? t(words.differs, { tier: of.suggested ?? '' }) : t(words.byHand))}
      </span>
      {of.can.setTier && (
        <span className={css.acts}>
          {byHand && of.suggested !== null && act('follow', t(words.follow))}
          {act('override', t(words.override))}
        </span>
      )}
    </div>
  )
}

function History({ of }: { of: Importance }) {
  const t = useText()
  if (of.history.length === 0) return null
  return (
    <details className={css.history}>
      <summary>{t(words.history)}</summary>
      <ul>
        {of.history.map(({ at, by, cause, from, to, reason }) => (
          <li key={`${at} ${to}`}>
            <span>{t(words.moved, { from: from ?? t(words.none), to: to ?? t(words.none) })}</span>
            <span className={css.pale}>
              <MomentText at={at} /> · {by?.name ?? (cause === 'scorecard' ? t(words.byScorecard) : '')}
            </span>
            {reason && <span>{reason}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
