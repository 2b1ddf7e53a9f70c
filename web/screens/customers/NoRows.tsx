import { Link } from '@tanstack/react-router'
import { Gauge, SearchX, Upload, UsersRound } from 'lucide-react'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { listPool } from '../../../modules/pool/contract.ts'
import type { Problem } from '../../api.ts'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import type { Filter } from '../../kit/lists/FilterBar.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { customersTexts, emptyTexts as words } from './customers.texts.ts'
import { type ListState, USUAL_SORT } from './listState.ts'
import css from './NoRows.module.css'
import type { ChangeList } from './useListState.ts'

interface NoRowsProps {
  state: ListState
  filters: readonly Filter[]
  narrowed: boolean
  error: Problem | null
  onChange: ChangeList
  onRetry: () => void
  onCreate: (name: string) => void
}

/** Why the list is empty, and the way on. */
export function NoRows(props: NoRowsProps) {
  const { state, error, narrowed, onChange, onRetry } = props
  const t = useText()
  if (error?.reason === 'too_broad')
    return (
      <Empty
        icon={<Gauge />}
        title={t(words.tooBroad)}
        action={
          <div className={css.acts}>
            <Button kind="primary" onClick={() => onChange({ filters: { ...state.filters, owner: ['me'] } })}>
              {t(words.onlyMine)}
            </Button>
            {state.sort !== USUAL_SORT && (
              <Button onClick={() => onChange({ sort: USUAL_SORT })}>{t(words.usualOrder)}</Button>
            )}
          </div>
        }
      >
        {t(words.tooBroadText)}
      </Empty>
    )
  if (error) return <ErrorState error={error} onRetry={onRetry} />
  return narrowed ? <NoHits {...props} /> : <NoCustomers {...props} />
}

function NoHits({ state, filters, onChange, onCreate }: NoRowsProps) {
  const t = useText()
  const q = state.q.trim()
  const set = filters.filter(({ key }) => (state.filters[key]?.length ?? 0) > 0)
  return (
    <Empty
      icon={<SearchX />}
      title={q ? t(words.noHits, { query: q }) : t(words.noHitsFiltered)}
      action={
        <div className={css.acts}>
          {set.length > 1 && <Button onClick={() => onChange({ filters: {} })}>{t(words.clearFilters)}</Button>}
          {set.slice(0, 3).map(({ key, label }) => (
            <Button key={key} onClick={() => onChange({ filters: { ...state.filters, [key]: undefined } })}>
              {t(words.without, { label })}
            </Button>
          ))}
          {q && !state.filters.state && (
            <Button
              kind="quiet"
              onClick={() =>
                onChange({ filters: { ...state.filters, state: ['active', 'suspended', 'recalled', 'archived'] } })
              }
            >
              {t(words.archivedToo)}
            </Button>
          )}
          {q && (
            <Button kind="primary" onClick={() => onCreate(q)}>
              {t(words.createNamed, { name: q })}
            </Button>
          )}
        </div>
      }
    >
      <p>{t(q ? words.widen : words.widenFilters)}</p>
      {q && <InPool query={q} />}
    </Empty>
  )
}

const FEW = 5

/** What was not found here may wait in the pool. */
function InPool({ query }: { query: string }) {
  const t = useText()
  const { data } = useRead(listPool, { query: { q: query, limit: FEW } })
  if (!data || data.items.length === 0) return null
  return (
    <div className={css.pool}>
      <h3>{t(words.inPool)}</h3>
      <ul>
        {data.items.map((item) => (
          <li key={item.id}>
            <CustomerRing of={item} size={26} />
            <Link to="/customers/$id" params={{ id: item.id }}>
              {item.name}
            </Link>
            <span>{[item.industry, item.region].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function NoCustomers({ onCreate }: NoRowsProps) {
  const t = useText()
  const me = useMe()
  const alone = !me.can.seeTeam && me.role === 'rep'
  return (
    <Empty
      icon={<UsersRound />}
      title={t(alone ? words.noneMine : words.none)}
      action={
        <div className={css.acts}>
          {me.can.import && (
            <Link to={'/imports' as string} className={buttonClass({ kind: 'primary' })}>
              <Upload size={16} aria-hidden="true" />
              {t(customersTexts.import)}
            </Link>
          )}
          <Button kind={me.can.import ? 'plain' : 'primary'} onClick={() => onCreate('')}>
            {t(customersTexts.create)}
          </Button>
          {alone && (
            <Link to={'/pool' as string} className={buttonClass({})}>
              {t(words.toPool)}
            </Link>
          )}
        </div>
      }
    >
      <p>{t(words.noneText)}</p>
      {alone && <p>{t(words.noneMineText)}</p>}
    </Empty>
  )
}
