import { useState } from 'react'
import { listFairs } from '../../../modules/quantity/contract.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { names } from '../../kit/look/names.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { FairSheet } from './FairSheet.tsx'
import { Figure } from './Figure.tsx'
import type { Fair } from './fair.ts'
import css from './quantity.module.css'
import { sourcesTexts as words } from './sources.texts.ts'

const PLANNERS = ['manager', 'marketer', 'director', 'admin']

/** Q5: the calendar of the target trades' fairs and events. */
export function Fairs() {
  const t = useText()
  const me = useMe()
  const [past, setPast] = useState(false)
  const [editing, setEditing] = useState<Fair | 'new' | null>(null)
  const list = useList(listFairs, { query: { ...(past && { past: 'yes' as const }), limit: 20 } })
  return (
    <section className={css.card}>
      <div className={css.head}>
        <h2>{t(words.fairs)}</h2>
        <span className={css.asking}>
          <Button size="small" kind="quiet" aria-pressed={past} onClick={() => setPast(!past)}>
            {t(past ? words.coming : words.past)}
          </Button>
          {PLANNERS.includes(me.role) && (
            <Button size="small" onClick={() => setEditing('new')}>
              {t(words.addFair)}
            </Button>
          )}
        </span>
      </div>
      {list.error && <ErrorState small error={list.error} onRetry={list.retry} />}
      {list.loading && <RowBones count={3} height={44} />}
      {!list.loading && !list.error && list.items.length === 0 && <p className={css.quiet}>{t(words.fairsEmpty)}</p>}
      <ul className={css.list}>
        {list.items.map((fair) => (
          <FairLine key={fair.id} of={fair} onChange={() => setEditing(fair)} />
        ))}
      </ul>
      {list.hasMore && (
        <Button kind="quiet" onClick={list.more}>
          {t(words.more)}
        </Button>
      )}
      {editing && <FairSheet of={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </section>
  )
}

function FairLine({ of, onChange }: { of: Fair; onChange: () => void }) {
  const t = useText()
  const format = useFormat()
  const days =
    of.startsOn === of.endsOn ? format.day(of.startsOn) : `${format.day(of.startsOn)} – ${format.day(of.endsOn)}`
  return (
    <li className={css.line}>
      <span>
        <strong className={names(of.cancelled && css.gone)}>{of.name}</strong>{' '}
        <span className={css.quiet}>{[days, of.place, of.industry, of.remarks].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={css.asking}>
        {of.cancelled && <span className={css.quiet}>{t(words.cancelled)}</span>}
        {of.arrived && (
          <span>
            {t(words.brought)} <Figure of={of.arrived} />
          </span>
        )}
        {of.can.change && (
          <Button size="small" kind="quiet" onClick={onChange}>
            {t(words.changeFair)}
          </Button>
        )}
      </span>
    </li>
  )
}
