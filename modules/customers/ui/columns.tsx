import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Column } from '../../../web/kit/lists/DataTable.tsx'
import { DayOf, DayText, Money } from '../../../web/kit/signs/Figures.tsx'
import { Ladder } from '../../../web/kit/signs/Ladder.tsx'
import { Tier } from '../../../web/kit/signs/Tier.tsx'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { columnWords } from '../rules/columns.ts'
import { kindWords, sizeWords, stageWords, stateWords } from '../rules/words.ts'
import { touchesNeeded } from '../settings.ts'
import css from './columns.module.css'
import { columnTexts as words } from './columns.texts.ts'
import { CustomerRing, Standing } from './Standing.tsx'
import { Tags } from './Tags.tsx'
import type { Item } from './types.ts'

/** The columns of a list of customers, by the keys that the API sorts, views and exports them under. */
export function useCustomerColumns(onPeek: (item: Item) => void): readonly Column<Item>[] {
  const t = useText()
  const needed = useSetting(touchesNeeded)
  return useMemo<readonly Column<Item>[]>(
    () => [
      {
        key: 'name',
        title: t(columnWords.name),
        width: 240,
        grows: true,
        always: true,
        sortable: true,
        cell: (item) => <CustomerName item={item} onPeek={onPeek} />,
      },
      { key: 'cadence', title: t(columnWords.cadence), width: 172, cell: (item) => <Standing of={item} /> },
      {
        key: 'effectiveTouches',
        title: t(words.twelve),
        width: 88,
        align: 'end',
        sortable: true,
        cell: (item) => (
          <span>
            {item.effectiveTouches}
            <span className={css.quiet}> / {needed}</span>
          </span>
        ),
      },
      { key: 'owner', title: t(columnWords.owner), width: 92, cell: (item) => item.owner?.name ?? <None /> },
      {
        key: 'stage',
        title: t(columnWords.stage),
        width: 104,
        sortable: true,
        cell: (item) => t(stageWords[item.stage]),
      },
      {
        key: 'lastTouchAt',
        title: t(columnWords.lastTouchAt),
        width: 124,
        sortable: true,
        cell: (item) => (item.lastTouchAt ? <DayOf at={item.lastTouchAt} /> : <None />),
      },
      {
        key: 'nextStep',
        title: t(columnWords.nextStep),
        width: 164,
        cell: (item) => <NextStep of={item} />,
      },
      {
        key: 'orders',
        title: t(words.orders),
        width: 124,
        align: 'end',
        sortable: true,
        cell: (item) =>
          item.orders.count === 0 ? (
            <None />
          ) : (
            <span>
              <Money value={item.orders.amount} short />
              <span className={css.quiet}> · {item.orders.count}</span>
            </span>
          ),
      },
      {
        key: 'distance',
        title: t(columnWords.distance),
        width: 112,
        sortable: true,
        optional: true,
        cell: (item) => <Ladder small proven={item.distance} allowed={item.distanceAllowed} />,
      },
      {
        key: 'dueOn',
        title: t(columnWords.dueOn),
        width: 124,
        sortable: true,
        optional: true,
        cell: (item) => (item.dueOn ? <DayText day={item.dueOn} /> : <None />),
      },
      { key: 'industry', title: t(columnWords.industry), width: 112, optional: true, cell: (item) => item.industry },
      { key: 'source', title: t(columnWords.source), width: 104, optional: true, cell: (item) => item.source },
      { key: 'region', title: t(columnWords.region), width: 104, optional: true, cell: (item) => item.region },
      {
        key: 'size',
        title: t(columnWords.size),
        width: 88,
        optional: true,
        cell: (item) => item.size && t(sizeWords[item.size]),
      },
      {
        key: 'tier',
        title: t(columnWords.tier),
        width: 88,
        sortable: true,
        optional: true,
        cell: (item) => <Tier tier={item.tier} />,
      },
      {
        key: 'tags',
        title: t(columnWords.tags),
        width: 180,
        optional: true,
        cell: (item) => <Tags tags={item.tags} most={3} />,
      },
      {
        key: 'enteredOn',
        title: t(columnWords.enteredOn),
        width: 124,
        sortable: true,
        optional: true,
        cell: (item) => <DayText day={item.enteredOn} />,
      },
      {
        key: 'state',
        title: t(columnWords.state),
        width: 92,
        optional: true,
        cell: (item) => t(stateWords[item.state]),
      },
      { key: 'kind', title: t(columnWords.kind), width: 84, optional: true, cell: (item) => t(kindWords[item.kind]) },
      { key: 'pool', title: t(columnWords.pool), width: 104, optional: true, cell: (item) => item.pool?.name },
    ],
    [t, needed, onPeek],
  )
}

const None = () => <span className={css.quiet}>—</span>

/** A link, so that it can be opened in a tab of its own; a plain press only peeks. */
function CustomerName({ item, onPeek }: { item: Item; onPeek: (item: Item) => void }) {
  return (
    <span className={css.name}>
      <CustomerRing of={item} size={26} />
      <Link
        to="/customers/$id"
        params={{ id: item.id }}
        className={css.link}
        preload={false}
        tabIndex={-1}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onPeek(item)
        }}
      >
        {item.name}
      </Link>
      <Tier tier={item.tier} />
      <Tags tags={item.tags} />
    </span>
  )
}

export function NextStep({ of }: { of: Pick<Item, 'nextOn' | 'nextStep'> }) {
  if (!of.nextOn && !of.nextStep) return <None />
  return (
    <span>
      {of.nextStep}{' '}
      {of.nextOn && (
        <span className={css.quiet}>
          <DayText day={of.nextOn} />
        </span>
      )}
    </span>
  )
}
