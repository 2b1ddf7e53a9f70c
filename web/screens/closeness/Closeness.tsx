import { Link, useSearch } from '@tanstack/react-router'
import { HeartHandshake } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Item } from '../../../modules/customers/ui/types.ts'
import { listDueReviews, listStuck, showCompleteness } from '../../../modules/portrait/contract.ts'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { Ladder } from '../../kit/signs/Ladder.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList, useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Closeness.module.css'
import { closenessTexts as words } from './closeness.texts.ts'

/** S3, D5, D6: for whoever answers for relationships: what to go through, what stands still, who knows how much. */
export default function Closeness() {
  const t = useText()
  const { owner }: { owner?: string } = useSearch({ strict: false })
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      actions={
        owner && (
          <Link to="/closeness" className={buttonClass({ size: 'small' })}>
            {t(words.everybody)}
          </Link>
        )
      }
    >
      <div className={css.two}>
        <Due owner={owner} />
        <Standstill owner={owner} />
      </div>
      <Completeness />
    </Page>
  )
}

const FEW = 12

function Due({ owner }: { owner: string | undefined }) {
  const t = useText()
  const format = useFormat()
  const list = useList(listDueReviews, { query: { limit: FEW, ...(owner && { owner }) } })
  return (
    <List title={t(words.reviews)} empty={t(words.noReviews)} list={list}>
      {list.items.map((item) => (
        <Row key={item.id} of={item} part="together" told={t(words.dueOn, { day: format.nearDay(item.reviewOn) })} />
      ))}
    </List>
  )
}

function Standstill({ owner }: { owner: string | undefined }) {
  const t = useText()
  const format = useFormat()
  const list = useList(listStuck, { query: { limit: FEW, ...(owner && { owner }) } })
  return (
    <List title={t(words.stuck)} empty={t(words.noStuck)} list={list}>
      {list.items.map((item) => (
        <Row
          key={item.id}
          of={item}
          part={item.stuckBy === 'portrait' ? 'know' : 'near'}
          told={
            item.stuckBy === 'portrait'
              ? t(words.stuckPortrait)
              : t(words.stuckFor, { day: format.day(item.stuckSince), touches: item.stuckTouches })
          }
        />
      ))}
    </List>
  )
}

interface ListProps {
  title: string
  empty: string
  list: {
    items: readonly unknown[]
    loading: boolean
    error: Error | null
    retry: () => unknown
    hasMore: boolean
    more: () => void
  }
  children: ReactNode
}

function List({ title, empty, list, children }: ListProps) {
  const t = useText()
  return (
    <section className={css.card}>
      <h2>{title}</h2>
      {list.error ? (
        <ErrorState small error={list.error} onRetry={list.retry} />
      ) : list.loading ? (
        <RowBones count={4} height={48} />
      ) : list.items.length === 0 ? (
        <p className={css.quiet}>{empty}</p>
      ) : (
        <ul className={css.rows}>{children}</ul>
      )}
      {list.hasMore && (
        <Button size="small" kind="quiet" onClick={list.more}>
          {t(words.more)}
        </Button>
      )}
    </section>
  )
}

function Row({ of: item, part, told }: { of: Item; part: string; told: string }) {
  return (
    <li>
      <Link to="/customers/$id/portrait" params={{ id: item.id }} search={{ part } as never} className={css.name}>
        {item.name} <Tier tier={item.tier} />
      </Link>
      <span className={css.ladder}>
        <Ladder small proven={item.distance} allowed={item.distanceAllowed} />
      </span>
      <small className={css.quiet}>
        {item.owner?.name} · {told}
      </small>
    </li>
  )
}

function Completeness() {
  const t = useText()
  const format = useFormat()
  const { data, error, refetch } = useRead(showCompleteness, {})
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <RowBones count={4} height={48} />
  const items = data.items.toSorted((a, b) => a.filled - b.filled)
  if (items.length === 0)
    return (
      <Empty
        icon={<HeartHandshake />}
        title={t(words.nobody)}
        action={
          <Link to="/customers" className={buttonClass({ kind: 'primary' })}>
            {t(words.toCustomers)}
          </Link>
        }
      >
        {t(words.nobodyText)}
      </Empty>
    )
  return (
    <section className={css.card}>
      <h2>{t(words.complete)}</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t(words.person)}</th>
            <th scope="col">{t(words.customers)}</th>
            <th scope="col">{t(words.filled)}</th>
            <th scope="col">{t(words.overdue)}</th>
            <th scope="col">{t(words.stuckCount)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ owner, customers, filled, reviewsOverdue, stuck }) => (
            <tr key={owner.id}>
              <th scope="row">
                <Link to="/customers" search={{ owner: owner.id } as never}>
                  {owner.name}
                </Link>
              </th>
              <td>{format.number(customers)}</td>
              <td>
                <span className={css.gauge}>
                  <i style={{ width: `${filled}%` }} />
                </span>
                {filled}%
              </td>
              <td>{reviewsOverdue || '—'}</td>
              <td>{stuck || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
