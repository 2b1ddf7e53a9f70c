import { CalendarHeart } from 'lucide-react'
import { useState } from 'react'
import { showCareYear } from '../../../modules/care/contract.ts'
import { Entries } from '../../../modules/care/ui/Entries.tsx'
import { YearStrip } from '../../../modules/care/ui/YearStrip.tsx'
import { Bone } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useToday } from '../../text/zone.ts'
import css from './Care.module.css'
import { careTexts as words } from './care.texts.ts'

/** R6: the year of one's own customers: whom to think of when. */
export function YearOfCare() {
  const t = useText()
  const today = useToday()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const [month, setMonth] = useState<number | null>(Number(today.slice(5, 7)))
  const whole = useRead(showCareYear, { query: { year } })
  const part = useRead(showCareYear, { query: { year, month: month ?? 1 } }, { enabled: month !== null })
  const { data, error, refetch } = month === null ? whole : part
  return (
    <div className={css.year}>
      <YearStrip year={year} onYear={setYear} entries={whole.data?.entries ?? []} month={month} onMonth={setMonth} />
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Bone height={240} />}
      {data?.more && <p className={css.quiet}>{t(words.yearMore)}</p>}
      {data?.entries.length === 0 && <Empty icon={<CalendarHeart />} title={t(words.yearNone)} />}
      {data && <Entries of={data.entries} withCustomer />}
    </div>
  )
}
