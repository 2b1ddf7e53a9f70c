import { BackupAlert } from '../../../modules/backups/ui/BackupAlert.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { AuditAlerts } from '../audit/AuditAlerts.tsx'
import { QuotaNotices, useQuotaNotices } from '../quantity/QuotaNotices.tsx'
import { DayTabs } from './DayTabs.tsx'
import { DayWork } from './DayWork.tsx'
import { NothingWaits } from './NothingWaits.tsx'
import { StaleNote } from './StaleNote.tsx'
import { useChosen } from './useChosen.ts'
import { useDay } from './useDay.ts'
import { useGreeting } from './useGreeting.ts'

const ROWS = 6
const ROW_HEIGHT = 92

/** T11: the day's one list, worked from top to bottom. With `?person=` a manager sees a colleague's as they see it. */
export default function Today() {
  const { person } = useChosen()
  const { day, items, error, retry, hasMore, more } = useDay(person)
  const { isLoading } = useQuotaNotices(!person)
  const { title, lead } = useGreeting(day, person)
  // A notice above the list must not push away the row that one is about to press.
  const waiting = day ? isLoading : !error
  return (
    <Page title={title} lead={lead} actions={<DayTabs at={person ? 'team' : 'mine'} />}>
      {!person && <BackupAlert link />}
      {!person && <AuditAlerts />}
      {!person && <QuotaNotices />}
      {!day && error && <ErrorState error={error} onRetry={retry} />}
      {waiting && <RowBones count={ROWS} height={ROW_HEIGHT} />}
      {day && <StaleNote seenAt={day.seenAt} error={error} onRetry={retry} />}
      {day && !waiting && items.length === 0 && <NothingWaits day={day} person={person} />}
      {day && !waiting && items.length > 0 && (
        <DayWork key={person} day={day} items={items} hasMore={hasMore} more={more} />
      )}
    </Page>
  )
}
