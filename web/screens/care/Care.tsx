import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { listGifts } from '../../../modules/care/contract.ts'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './Care.module.css'
import { careTexts as words } from './care.texts.ts'
import { GiftList } from './GiftList.tsx'
import { GreetingList } from './GreetingList.tsx'
import { type CareSearch, SHOWS } from './search.ts'
import { VisitList } from './VisitList.tsx'
import { YearOfCare } from './YearOfCare.tsx'

/** Who may be asked for a yes looks at that first. */
const DECIDES = ['manager', 'director', 'admin']

/** R5, R6: the greetings to look at, gifts, return visits, and the year of one's customers. */
export default function Care() {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  // Whoever sends nothing looks at what was given.
  const { show = me.role === 'auditor' ? 'gifts' : 'greetings', ...search }: CareSearch = useSearch({ strict: false })
  const waiting = useRead(listGifts, { query: { state: 'waiting', limit: 50 } }).data?.items ?? []
  const toDecide = waiting.filter(({ can }) => can.decide).length
  const change = (next: CareSearch) => navigate({ to: '/care', search: { show, ...next } as never, resetScroll: false })
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      actions={
        <Link to="/settings" hash="care" className={css.rules}>
          {t(words.rules)}
        </Link>
      }
    >
      <div className={css.tools}>
        <Segmented
          label={t(words.which)}
          choices={SHOWS.map((value) => ({
            value,
            label: value === 'gifts' && toDecide > 0 ? t(words.giftsWaiting, { count: toDecide }) : t(words[value]),
          }))}
          value={show}
          onChange={(value) => change({ show: value })}
        />
      </div>
      {show === 'greetings' && <GreetingList search={search} onChange={change} />}
      {show === 'gifts' && (
        <GiftList
          state={search.state ?? (DECIDES.includes(me.role) ? 'waiting' : 'all')}
          onState={(state) => change({ state })}
        />
      )}
      {show === 'visits' && <VisitList done={search.state === 'done'} onState={(state) => change({ state })} />}
      {show === 'year' && <YearOfCare />}
    </Page>
  )
}
