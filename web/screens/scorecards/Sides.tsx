import { Link } from '@tanstack/react-router'
import { SIDES } from '../../../modules/insight/rules/scorecard/figures.ts'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { useText } from '../../text/useText.ts'
import { FigureRow } from './FigureRow.tsx'
import css from './Scorecards.module.css'
import { scorecardsTexts as words } from './scorecards.texts.ts'
import type { Card, Whose } from './useScorecard.ts'

/** G2: process at the left and result at the right, on a phone one below the other; never one without the other. */
export function Sides({ card, whose }: { card: Card; whose: Whose }) {
  const t = useText()
  const isEmpty = [...card.process, ...card.result].every(({ of }) => of === 0)
  return (
    <>
      {isEmpty && (
        <p className={css.teach}>
          <span>
            <b>{t(words.emptyTitle)}</b> {t(words.empty)}
          </span>
          <Link to="/customers" className={buttonClass({ size: 'small' })}>
            {t(words.toCustomers)}
          </Link>
        </p>
      )}
      <div className={css.sides}>
        {SIDES.map((side) => (
          <section key={side} className={css.side} aria-label={t(words[side])}>
            <h2>{t(words[side])}</h2>
            <ul>
              {card[side].map((figure) => (
                <FigureRow key={figure.key} of={figure} card={card} whose={whose} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
