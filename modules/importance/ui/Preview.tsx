import { useEffect, useState } from 'react'
import { Tier } from '../../../web/kit/signs/Tier.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { previewScorecard } from '../contract.ts'
import type { Scorecard } from '../rules/scorecard.ts'
import { scorecardTexts as words } from './importance.texts.ts'
import css from './Scorecard.module.css'

const TIERS = ['VVIP', 'A', 'B', 'C', 'none'] as const
/** So long after the last keystroke. */
const PAUSE = 400

/** What another scorecard would make of the customers, before it is saved. */
export function Preview({ of: draft }: { of: Scorecard }) {
  const t = useText()
  const { data, mutate } = useWrite(previewScorecard)
  const told = JSON.stringify(draft)
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(told), PAUSE)
    return () => clearTimeout(timer)
  }, [told])
  useEffect(() => {
    if (asked) mutate({ body: { scorecard: JSON.parse(asked) } })
  }, [asked, mutate])
  if (!data) return null
  const most = Math.max(1, ...TIERS.flatMap((tier) => [data.inForce[tier], data.proposed[tier]]))
  return (
    <section className={css.preview} aria-label={t(words.preview)}>
      <h3>
        {t(words.preview)} <span className={css.pale}>{t(words.previewed, { looked: data.looked })}</span>
      </h3>
      <table className={css.spread}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t(words.inForce)}</th>
            <th scope="col">{t(words.proposed)}</th>
          </tr>
        </thead>
        <tbody>
          {TIERS.map((tier) => (
            <tr key={tier}>
              <th scope="row">{tier === 'none' ? t(words.noTier) : tier}</th>
              {[data.inForce[tier], data.proposed[tier]].map((count, at) => (
                <td key={at === 0 ? 'inForce' : 'proposed'}>
                  <i style={{ width: `${(count / most) * 70}%` }} className={at === 0 ? css.now : css.next} />
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {data.moved.length === 0 ? (
        <p className={css.pale}>{t(words.nobody)}</p>
      ) : (
        <ul className={css.moved}>
          {data.moved.slice(0, 8).map(({ customer, from, to }) => (
            <li key={customer.id}>
              {customer.name} {from ? <Tier tier={from} /> : t(words.noTier)} →{' '}
              {to ? <Tier tier={to} /> : t(words.noTier)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
