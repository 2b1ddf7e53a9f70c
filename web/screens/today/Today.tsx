import { useEffect, useState } from 'react'
import { spokenPhone } from '../../../modules/customers/ui/phones.ts'
import { DayFigures } from '../../../modules/today/ui/DayFigures.tsx'
import { countAll, headingOf, type Item, uncounted } from '../../../modules/today/ui/parts.ts'
import { focusSummary } from '../../../modules/touches/ui/LogTouch.tsx'
import { Postpone } from '../../../modules/touches/ui/Postpone.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { copyText } from '../../kit/controls/CopyButton.tsx'
import { useKeys } from '../../kit/keys.ts'
import { toast } from '../../kit/layers/toast.ts'
import { Rows } from '../../kit/lists/Rows.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { DayPanel, FORM } from './DayPanel.tsx'
import { DayRow } from './DayRow.tsx'
import { DayTabs } from './DayTabs.tsx'
import { KeyNotes } from './KeyNotes.tsx'
import { NothingWaits } from './NothingWaits.tsx'
import { StandingOf } from './StandingOf.tsx'
import css from './Today.module.css'
import { rowTexts, todayTexts as words } from './today.texts.ts'
import { useChosen } from './useChosen.ts'
import { useDay } from './useDay.ts'
import { useDone } from './useDone.ts'
import { useLead } from './useLead.ts'

const ROW_HEIGHT = 92

/** T11: the day's one list, worked from top to bottom. With `?person=` a manager sees a colleague's as they see it. */
export default function Today() {
  const { person } = useChosen()
  const { day, items, error, retry, hasMore, more } = useDay(person)
  const lead = useLead(day, person)
  return (
    <Page title={lead.title} lead={lead.text} actions={<DayTabs />}>
      {!day && !error && <RowBones count={6} height={ROW_HEIGHT} />}
      {!day && error && <ErrorState error={error} onRetry={retry} />}
      {day && <StandingOf seenAt={day.seenAt} error={error} onRetry={retry} />}
      {day && items.length === 0 && <NothingWaits day={day} person={person} />}
      {day && items.length > 0 && <Work key={person} day={day} items={items} hasMore={hasMore} more={more} />}
    </Page>
  )
}
