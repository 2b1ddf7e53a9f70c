import { Link } from '@tanstack/react-router'
import { listNewcomers } from '../../../modules/quantity/contract.ts'
import { names } from '../../kit/look/names.ts'
import { Bone } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { QuotaNotices } from '../quantity/QuotaNotices.tsx'
import css from './Aside.module.css'
import { asideTexts as words } from './team.texts.ts'

const BEHIND = ['behind', 'out_of_reach', 'missed']

/** Q3: the new people's week against the quota, with the day's notices. */
export function NewPeople() {
  const t = useText()
  const { day } = useFormat()
  const { data, error, refetch } = useRead(listNewcomers, {})
  const people = (data?.items ?? []).filter(({ newcomer }) => newcomer)
  return (
    <section className={css.card} aria-label={t(words.newcomers)}>
      <header className={css.head}>
        <h2>{t(words.newcomers)}</h2>
        <Link to="/quantity" search={{ tab: 'newcomers' } as never}>
          {t(words.newcomersAll)}
        </Link>
      </header>
      {!data && (error ? <ErrorState small error={error} onRetry={refetch} /> : <Bone height={44} />)}
      {data && people.length === 0 && <p className={css.quiet}>{t(words.noNewcomers)}</p>}
      <QuotaNotices />
      <ul className={css.people}>
        {people.map(({ person, reached, quota, verdict, newUntil }) => (
          <li key={person.id} data-behind={BEHIND.includes(verdict) || undefined}>
            <b>{person.name}</b>
            <span className={css.reached}>
              {quota === null
                ? t(words.reachedTold, { reached: reached.count })
                : t(words.of, { reached: reached.count, quota })}
            </span>
            {quota !== null && (
              <span className={css.track} aria-hidden="true">
                <i style={{ width: `${Math.min(100, (reached.count / Math.max(1, quota)) * 100)}%` }} />
              </span>
            )}
            {newUntil && (
              <small className={names(css.quiet, css.until)}>{t(words.until, { day: day(newUntil) })}</small>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
