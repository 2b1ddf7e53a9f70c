import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Opens } from '../../../modules/quantity/contract.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { fromQuery, toSearch } from '../customers/listState.ts'
import css from './quantity.module.css'
import { quantityTexts as words } from './quantity.texts.ts'

const searchOf = (opens: Opens) => toSearch(fromQuery(opens)) as never

/** G5: a number that opens exactly the customers it counts; one that counts others' too opens nothing. */
export function Figure({ of, children }: { of: { count: number; opens: Opens | null }; children?: ReactNode }) {
  const t = useText()
  const format = useFormat()
  const shown = children ?? format.number(of.count)
  if (of.count === 0 || !of.opens) return <span className={css.quiet}>{shown}</span>
  return (
    <Link
      to="/customers"
      search={searchOf(of.opens)}
      className={css.figure}
      aria-label={children ? undefined : t(words.opens, { count: of.count })}
    >
      {shown}
    </Link>
  )
}

/** G5: a whole that opens what of it is in sight, and says how many that are where it is not all. */
export function WholeFigure({ count, seen }: { count: number; seen: { count: number; opens: Opens } }) {
  const t = useText()
  const format = useFormat()
  if (count === seen.count) return <Figure of={seen} />
  return (
    <>
      {format.number(count)}{' '}
      <small>
        <Figure of={seen}>{t(words.seen, { count: format.number(seen.count) })}</Figure>
      </small>
    </>
  )
}

/** Opens the customers behind a point of a picture. */
export function useOpen(): (opens: Opens | undefined) => void {
  const navigate = useNavigate()
  return (opens) => {
    if (opens) navigate({ to: '/customers', search: searchOf(opens) })
  }
}

interface RateOf {
  rate: number
  lower: number
  upper: number
  count: number
  of: number
}

/** A share, its interval beside it. */
export function RateText({ of, confidence }: { of: RateOf | null; confidence: number }) {
  const t = useText()
  const format = useFormat()
  if (!of) return <span className={css.quiet}>—</span>
  const ends = { lower: format.share(of.lower), upper: format.share(of.upper) }
  const told = t(words.interval, { ...ends, confidence: format.share(confidence), count: of.count, of: of.of })
  return (
    <span className={css.rate} data-tip={told}>
      {format.share(of.rate)} <small>{t(words.between, ends)}</small>
    </span>
  )
}
