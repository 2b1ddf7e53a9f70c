import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { needStageWords } from '../rules/board.ts'
import css from './form.module.css'
import { lossTexts, needTexts as words } from './needs.texts.ts'
import { StageMark } from './StageMark.tsx'
import type { Need } from './types.ts'

/** The way it went, the latest first, and why it ended so. */
export function NeedMoves({ of: need }: { of: Need }) {
  const t = useText()
  const format = useFormat()
  const name = (stage: Need['stage']) => t(needStageWords[stage])
  return (
    <section className={css.section}>
      <h2>{t(words.moves)}</h2>
      {need.loss && <Loss of={need.loss} />}
      <ul className={css.list}>
        {need.moves.toReversed().map((move) => (
          <li key={move.at + move.to} className={css.row}>
            <span>
              <StageMark stage={move.to} />{' '}
              <span className={css.quiet}>
                {[
                  format.nearDay(move.on),
                  move.by?.name,
                  move.from ? t(words.moved, { from: name(move.from), to: name(move.to) }) : undefined,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Loss({ of: loss }: { of: NonNullable<Need['loss']> }) {
  const t = useText()
  const format = useFormat()
  const known = loss.code in lossTexts ? t(lossTexts[loss.code as keyof typeof lossTexts]) : loss.code
  const facts = [
    known,
    loss.competitor && t(words.lostTo, { name: loss.competitor }),
    loss.price && t(words.at, { price: format.money(loss.price) }),
    format.day(loss.on),
  ]
  return (
    <div className={css.card}>
      <strong>{facts.filter(Boolean).join(' · ')}</strong>
      <p>{loss.reason}</p>
    </div>
  )
}
