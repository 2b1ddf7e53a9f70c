import { PencilLine } from 'lucide-react'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { rungWords } from '../../customers/rules/words.ts'
import css from './Near.module.css'
import { rankTexts, shareTexts as words } from './portrait.texts.ts'
import { ShareForm } from './ShareForm.tsx'
import { SharePicture } from './SharePicture.tsx'
import type { Share } from './types.ts'
import { WritingCard } from './WritingCard.tsx'

interface ShareProps {
  of: Share
  customer: string
}

/** D8: our part of what the customer buys, who has the rest, and where that puts us. */
export function ShareCard({ of: share, customer }: ShareProps) {
  const t = useText()
  return (
    <WritingCard
      title={t(words.title)}
      act={{ icon: <PencilLine />, label: t(words.note) }}
      mayWrite={share.can.edit}
      form={(close) => <ShareForm of={share} customer={customer} onClose={close} />}
    >
      {(writing) => (
        <>
          {share.latest ? <Standing of={share} /> : !writing && <p className={css.quiet}>{t(words.none)}</p>}
          {share.history.length > 1 && <SharePicture of={share} />}
        </>
      )}
    </WritingCard>
  )
}

function Standing({ of: { latest, toFirst, toSole, mismatch, expected, rung } }: { of: Share }) {
  const t = useText()
  const format = useFormat()
  if (!latest) return null
  const rivals = latest.rivals.filter(({ percent }) => percent > 0)
  const rest = 100 - latest.ours - rivals.reduce((sum, { percent }) => sum + percent, 0)
  const parts = [
    { name: t(words.ours), percent: latest.ours },
    ...rivals,
    ...(rest > 0 ? [{ name: t(words.others), percent: rest }] : []),
  ]
  const way =
    latest.rank === 'sole'
      ? t(words.isSole)
      : latest.rank === 'first'
        ? t(words.isFirst, { points: toSole ?? 0 })
        : t(words.toFirst, { points: toFirst ?? 0 })
  return (
    <>
      <p className={css.big}>
        <strong>{latest.ours}%</strong>
        <span>{t(rankTexts[latest.rank])}</span>
        <span className={css.quiet}>{way}</span>
      </p>
      <span className={css.bar} aria-hidden="true">
        {parts.map(({ name, percent }) => (
          <i key={name} style={{ width: `${percent}%` }} data-tip={`${name} ${percent}%`} />
        ))}
      </span>
      <ul className={css.keys}>
        {parts.map(({ name, percent }) => (
          <li key={name}>
            {name} <strong>{percent}%</strong>
          </li>
        ))}
      </ul>
      <p className={css.quiet}>
        {t(words.asOf, {
          day: format.nearDay(latest.on),
          known: t(latest.known ? words.known : words.estimated),
          by: latest.by.name,
        })}
      </p>
      {mismatch === 'buys_too_little' && expected && (
        <p className={css.mismatch}>{t(words.tooLittle, { rung: t(rungWords[rung]), rank: t(rankTexts[expected]) })}</p>
      )}
      {mismatch === 'closeness_lags' && <p className={css.mismatch}>{t(words.lags)}</p>}
    </>
  )
}
