import { rungWords } from '../../../modules/customers/rules/words.ts'
import type { MeasureKey, Standards } from '../../../modules/insight/rules/measures.ts'
import { measureNames } from '../../../modules/insight/rules/sentences.ts'
import { allStandards, expectedRungs, standards } from '../../../modules/insight/settings.ts'
import { StandardsFields } from '../../../modules/insight/ui/StandardsFields.tsx'
import { standardsTexts } from '../../../modules/insight/ui/standards.texts.ts'
import { type ReviewMonths, reviewMonths } from '../../../modules/portrait/settings.ts'
import { Numbers } from '../../kit/controls/Numbers.tsx'
import type { useFormat } from '../../text/useFormat.ts'
import type { Tell } from '../../text/useText.ts'
import { appointmentControls } from './appointmentControls.tsx'
import { calendarControls } from './calendarControls.tsx'
import { dealControls } from './dealControls.tsx'
import type { OwnControl } from './ownControl.ts'
import { groupTexts as words } from './settings.texts.ts'

const TIERS = ['VVIP', 'A', 'B', 'C'] as const
const EXPECTED = ['doctor', 'teacher', 'friend'] as const
type Expected = Record<(typeof EXPECTED)[number], number>

/** Settings that are no single number or choice, each with the control that suits it, by key. */
export function ownControls(t: Tell, format: ReturnType<typeof useFormat>): Readonly<Record<string, OwnControl>> {
  const tiers = TIERS.map((key) => ({ key, label: key }))
  const rungs = EXPECTED.map((key) => ({ key, label: t(rungWords[key]) }))
  const touches = t(standardsTexts.touches)
  const months = t(words.months)
  return {
    ...dealControls(t, format),
    ...calendarControls(t, format),
    ...appointmentControls(t),
    [reviewMonths.key]: {
      control: ({ id, value, onChange }) => (
        <Numbers id={id} parts={tiers} unit={months} value={value as ReviewMonths} onChange={onChange} />
      ),
      tell: (value) =>
        tiers
          .map(({ key }) => {
            const every = (value as ReviewMonths)[key]
            return `${key} ${every === 0 ? t(words.notAsked) : `${every} ${months}`}`
          })
          .join(' · '),
    },
    [expectedRungs.key]: {
      control: ({ id, value, onChange }) => (
        <Numbers id={id} parts={rungs} unit={touches} value={value as Expected} onChange={onChange} />
      ),
      tell: (value) => rungs.map(({ key, label }) => `${label} ${(value as Expected)[key]} ${touches}`).join(' · '),
    },
    [standards.key]: {
      wide: true,
      control: ({ id, value, onChange }) => (
        <StandardsFields id={id} value={allStandards(value as Partial<Standards>)} onChange={onChange} />
      ),
      tell: (value) => {
        const own = changedMeasures(value as Standards)
        return own.length === 0
          ? t(standardsTexts.asDelivered, { count: Object.keys(measureNames).length })
          : t(standardsTexts.changed, { measures: format.list(own.map((key) => t(measureNames[key]))) })
      },
    },
  }
}

const changedMeasures = (value: Standards): MeasureKey[] =>
  (Object.keys(value) as MeasureKey[]).filter((key) => {
    const [own, usual] = [value[key], standards.fallback[key]]
    return own.poor !== usual.poor || own.good !== usual.good || own.least !== usual.least
  })
