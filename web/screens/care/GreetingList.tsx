import { Link, useNavigate } from '@tanstack/react-router'
import { Cake } from 'lucide-react'
import { useState } from 'react'
import { listGreetings } from '../../../modules/care/contract.ts'
import { GreetingPanel } from '../../../modules/care/ui/GreetingPanel.tsx'
import { GreetingMark, OccasionName } from '../../../modules/care/ui/marks.tsx'
import type { Greeting } from '../../../modules/care/ui/types.ts'
import { showUndertaking } from '../../../modules/secrecy/contract.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { Rows } from '../../kit/lists/Rows.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { DayText } from '../../kit/signs/Figures.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList, useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { lookAtDayAgain } from '../../touched.ts'
import css from './Care.module.css'
import { careTexts as words } from './care.texts.ts'
import { SkipSheet } from './SkipSheet.tsx'
import type { CareSearch } from './search.ts'

const A_PAGE = 60
const HEIGHT = 78

interface GreetingListProps {
  search: CareSearch
  onChange: (search: CareSearch) => void
}

/** R6: what was drafted for one's own customers, by day: looked at, changed, approved. */
export function GreetingList({ search, onChange }: GreetingListProps) {
  const t = useText()
  const navigate = useNavigate()
  const wide = useWidth() === 'wide'
  const show = search.state === 'done' ? 'done' : 'open'
  const list = useList(listGreetings, { query: { show, limit: A_PAGE } })
  const shown = list.items.find(({ id }) => id === search.greeting)
  const [skipping, setSkipping] = useState(false)
  const open = list.items.filter(({ state }) => state === 'drafted' || state === 'approved')
  const state = show === 'done' ? { state: 'done' } : {}
  const look = (greeting: Greeting | undefined) => onChange({ ...state, ...(greeting && { greeting: greeting.id }) })
  /** Beside the list the next that waits comes up; from a sheet one goes back to the list. */
  const goOn = (done: Greeting) => {
    lookAtDayAgain()
    if (done.state === 'drafted') return
    const at = list.items.findIndex(({ id }) => id === done.id)
    const rest = [...list.items.slice(at + 1), ...list.items.slice(0, at)]
    look(wide ? rest.find((each) => each.state === 'drafted') : undefined)
  }
  const isEmpty = !list.loading && !list.error && list.items.length === 0
  return (
    <>
      <div className={css.tools}>
        <Segmented
          look="chips"
          label={t(words.state)}
          choices={[
            { value: 'open', label: t(words.open) },
            { value: 'done', label: t(words.done) },
          ]}
          value={show}
          onChange={(value) => onChange(value === 'done' ? { state: 'done' } : {})}
        />
        {open.length > 1 && <Button onClick={() => setSkipping(true)}>{t(words.skipMany)}</Button>}
      </div>
      {list.error && list.items.length === 0 && <ErrorState error={list.error} onRetry={list.retry} />}
      {isEmpty && (
        <Empty
          icon={<Cake />}
          title={t(show === 'done' ? words.noDone : words.noGreetings)}
          action={
            show === 'open' && <Button onClick={() => navigate({ to: '/customers' })}>{t(words.customers)}</Button>
          }
        >
          {show === 'open' && t(words.noGreetingsText)}
          {show === 'open' && <ToSign />}
        </Empty>
      )}
      {!isEmpty && (
        <Rows
          label={t(words.greetings)}
          items={list.items}
          keyOf={({ id }) => id}
          height={HEIGHT}
          chosen={search.greeting ?? null}
          onChoose={look}
          groupOf={({ day }) => ({ key: day, heading: <DayText day={day} /> })}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={list.more}
        >
          {(greeting) => <One of={greeting} />}
        </Rows>
      )}
      {skipping && <SkipSheet of={open} onClose={() => setSkipping(false)} />}
      {shown && <GreetingPanel key={shown.id} of={shown} onDecided={goOn} onClose={() => look(undefined)} />}
    </>
  )
}

/** R6, S1: without the undertaking no birthday is told that is sealed. */
function ToSign() {
  const t = useText()
  const undertaking = useRead(showUndertaking, {}).data
  if (!undertaking || undertaking.signedAt) return null
  return (
    <p>
      {t(words.unsigned)}{' '}
      <Link to="/me" hash="undertaking">
        {t(words.toSign)}
      </Link>
    </p>
  )
}

const One = ({ of: greeting }: { of: Greeting }) => (
  <div className={css.greeting}>
    <span className={css.who}>
      <strong>{greeting.contact.name}</strong>
      <span>
        <OccasionName of={greeting} />
      </span>
      <small>{greeting.customer.name}</small>
    </span>
    <GreetingMark of={greeting} />
    <span className={css.words}>{greeting.body.replace(/\s+/g, ' ')}</span>
  </div>
)
