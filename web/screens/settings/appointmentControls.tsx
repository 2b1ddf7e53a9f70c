import type { Kind } from '../../../modules/appointments/rules/kinds.ts'
import { kinds, mealTimes, type Reminders, remindCustomer, remindUs } from '../../../modules/appointments/settings.ts'
import { appointmentSettingTexts as words } from '../../../modules/appointments/ui/appointmentSettings.texts.ts'
import { KindsField } from '../../../modules/appointments/ui/KindsField.tsx'
import { MealTimesField } from '../../../modules/appointments/ui/MealTimesField.tsx'
import { Numbers } from '../../kit/controls/Numbers.tsx'
import type { Tell } from '../../text/useText.ts'
import type { OwnControl } from './ownControl.ts'

/** A2, A4, A5: kinds of appointment, meal times, reminders. */
export function appointmentControls(t: Tell): Record<string, OwnControl> {
  const parts = [
    { key: 'first' as const, label: t(words.first) },
    { key: 'second' as const, label: t(words.second) },
  ]
  const reminders: OwnControl = {
    control: ({ id, value, onChange }) => (
      <Numbers id={id} parts={parts} unit={t(words.hours)} value={value as Reminders} onChange={onChange} />
    ),
    tell: (value) => {
      const given = [(value as Reminders).first, (value as Reminders).second].filter((hours) => hours > 0)
      return given.length === 0 ? t(words.never) : given.map((hours) => `${hours} ${t(words.hours)}`).join(' · ')
    },
  }
  return {
    [kinds.key]: {
      wide: true,
      control: ({ id, value, onChange }) => <KindsField id={id} value={value as Kind[]} onChange={onChange} />,
      tell: (value) => (value as Kind[]).map((kind) => t(kind)).join(' · '),
    },
    [mealTimes.key]: {
      control: ({ id, value, onChange }) => (
        <MealTimesField id={id} value={value as [string, string][]} onChange={onChange} />
      ),
      tell: (value) =>
        (value as [string, string][]).map(([from, to]) => `${from}–${to}`).join(' · ') || t(words.noMeals),
    },
    [remindCustomer.key]: reminders,
    [remindUs.key]: reminders,
  }
}
