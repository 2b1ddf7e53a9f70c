import { type ReactNode, useMemo } from 'react'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import type { Waiting } from '../../../modules/pool/ui/ClaimButton.tsx'
import type { Column } from '../../kit/lists/DataTable.tsx'
import { DayOf } from '../../kit/signs/Figures.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import { useText } from '../../text/useText.ts'
import css from './Pool.module.css'
import { poolScreenTexts as words } from './pool.texts.ts'
import { LookAgain, WhyHere } from './WhyHere.tsx'

/** Who, and why it is here. */
const BRIEF = 2

const None = () => <span className={css.quiet}>—</span>

/** The pool's columns; the last one claims. Beside an open panel only the first ones have room. */
export function usePoolColumns(claimOf: (item: Waiting) => ReactNode, brief: boolean): readonly Column<Waiting>[] {
  const t = useText()
  const columns = useMemo<readonly Column<Waiting>[]>(
    () => [
      {
        key: 'name',
        title: t(words.name),
        width: 210,
        grows: true,
        always: true,
        cell: (item) => (
          <span className={css.name}>
            <CustomerRing of={item} size={26} />
            <strong>{item.name}</strong>
            <Tier tier={item.tier} />
          </span>
        ),
      },
      { key: 'why', title: t(words.why), width: 196, grows: true, cell: (item) => <WhyHere of={item} /> },
      { key: 'lastOwner', title: t(words.lastOwner), width: 104, cell: (item) => item.lastOwner?.name ?? <None /> },
      { key: 'pooledAt', title: t(words.pooledAt), width: 108, cell: (item) => <DayOf at={item.pooledAt} /> },
      { key: 'lookAgainOn', title: t(words.lookAgain), width: 136, cell: (item) => <LookAgain of={item} /> },
      {
        key: 'ever',
        title: t(words.ever),
        width: 84,
        align: 'end',
        cell: (item) =>
          item.effectiveTouchesEver > 0 ? t(words.times, { count: item.effectiveTouchesEver }) : <None />,
      },
      {
        key: 'industry',
        title: `${t(words.industry)} · ${t(words.region)}`,
        width: 120,
        cell: (item) => [item.industry, item.region].filter(Boolean).join(' · ') || <None />,
      },
    ],
    [t],
  )
  const shown = brief ? columns.slice(0, BRIEF) : columns
  return [...shown, { key: 'claim', title: '', width: brief ? 136 : 148, align: 'end', cell: claimOf }]
}
