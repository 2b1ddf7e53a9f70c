import type { OwnDay, WeeklyHours } from '../../../modules/calendars/rules/shapes.ts'
import { companyHours, ownDays } from '../../../modules/calendars/settings.ts'
import { ownDayTexts } from '../../../modules/calendars/ui/calendars.texts.ts'
import { OwnDaysField } from '../../../modules/calendars/ui/OwnDaysField.tsx'
import { tellHours, WeeklyHoursField } from '../../../modules/calendars/ui/WeeklyHoursField.tsx'
import type { useFormat } from '../../text/useFormat.ts'
import type { Tell } from '../../text/useText.ts'
import type { OwnControl } from './ownControl.ts'

/** A2: the company's hours, and its own days off and of work. */
export const calendarControls = (t: Tell, { today }: ReturnType<typeof useFormat>): Record<string, OwnControl> => ({
  [companyHours.key]: {
    wide: true,
    control: ({ id, value, onChange }) => <WeeklyHoursField id={id} value={value as WeeklyHours} onChange={onChange} />,
    tell: (value) => tellHours(t, value as WeeklyHours),
  },
  [ownDays.key]: {
    wide: true,
    control: ({ id, value, onChange }) => (
      <OwnDaysField id={id} value={value as OwnDay[]} today={today} onChange={onChange} />
    ),
    tell: (value) => {
      const { length } = value as OwnDay[]
      return length === 0 ? t(ownDayTexts.none) : t(ownDayTexts.count, { count: length })
    },
  },
})
