import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useList } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listCustomerCases, listPersonCases, listTeamCases } from '../contract.ts'
import { measureNames } from '../rules/sentences.ts'
import { CaseRows } from './CaseRows.tsx'
import css from './Cases.module.css'
import { useTellCase } from './case.ts'
import type { MeasureKey } from './Gauges.tsx'
import { insightTexts as words } from './insight.texts.ts'

const LISTS = { people: listPersonCases, teams: listTeamCases, customers: listCustomerCases } as const
const ONLY = {
  open: words.onlyOpen,
  fine: words.onlyFine,
  early: words.onlyEarly,
  late: words.onlyLate,
  up: words.onlyUp,
  down: words.onlyDown,
} as const
export type Only = keyof typeof ONLY
const CHOICES: Partial<Record<MeasureKey, readonly Only[]>> = {
  rhythm: ['early', 'late', 'fine'],
  moved: ['up', 'down'],
}
/** What these are about stands in the portrait, with the questions to ask. */
const IN_PORTRAIT: readonly MeasureKey[] = ['contacts', 'near', 'portrait', 'moved']
/** Of these nothing is to be mended: they are only counted. */
const PLAIN: readonly MeasureKey[] = ['reached', 'leads']

interface CasesProps {
  of: keyof typeof LISTS
  id: string
  measure: MeasureKey
  /** Which to begin with. */
  only?: Only | undefined
  onClose: () => void
}

/** G5: the records behind a measure, as many as it counted. */
export function Cases({ of, id, measure, only: first, onClose }: CasesProps) {
  const t = useText()
  const tell = useTellCase(measure)
  const [only, setOnly] = useState<Only | 'all'>(first ?? 'all')
  const query = { measure, ...(only !== 'all' && { only }) }
  const { items, loading, error, retry, hasMore, more } = useList(LISTS[of], { params: { id }, query })
  const kinds = PLAIN.includes(measure) ? [] : (CHOICES[measure] ?? ['open', 'fine'])
  return (
    <Sheet title={t(measureNames[measure])} onClose={onClose}>
      {kinds.length > 0 && (
        <Segmented
          label={t(words.cases)}
          choices={[
            { value: 'all', label: t(words.all) },
            ...kinds.map((kind) => ({ value: kind, label: t(ONLY[kind]) })),
          ]}
          value={only}
          onChange={(chosen) => setOnly(chosen as Only | 'all')}
        />
      )}
      {error && <ErrorState small error={error} onRetry={retry} />}
      {loading && <RowBones count={6} height={44} />}
      {!loading && !error && items.length === 0 && <p className={css.none}>{t(words.none)}</p>}
      <CaseRows of={items} tell={tell} named={of === 'teams'} portrait={IN_PORTRAIT.includes(measure)} />
      {hasMore && (
        <Button kind="quiet" wide onClick={more}>
          {t(words.more)}
        </Button>
      )}
    </Sheet>
  )
}
