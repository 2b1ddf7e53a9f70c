import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Actions } from '../../../modules/insight/ui/Actions.tsx'
import { Cases, type Only } from '../../../modules/insight/ui/Cases.tsx'
import { type Diagnosis, Gauges, type MeasureKey } from '../../../modules/insight/ui/Gauges.tsx'
import { insightTexts as words } from '../../../modules/insight/ui/insight.texts.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Diagnosis.module.css'

interface WholeProps {
  diagnosis: Diagnosis
  of: 'people' | 'teams' | 'customers'
  id: string
  /** Beside the sentence. */
  beside?: ReactNode
}

/** A diagnosis: the sentence, this week's actions, the gauges; a measure's cases open over it, at an address of their own. */
export function Whole({ diagnosis, of, id, beside }: WholeProps) {
  const t = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const { measure, only } = useSearch({ strict: false }) as { measure?: MeasureKey; only?: Only }
  const open = (next: MeasureKey | undefined) =>
    navigate({ to: '.', search: (next ? { measure: next } : {}) as never, replace: next === undefined })
  return (
    <>
      <div className={css.sentence}>
        <p className={css.text}>{diagnosis.text}</p>
        <p className={css.span}>{t(words.span, { from: format.day(diagnosis.from), to: format.day(diagnosis.to) })}</p>
        {beside}
      </div>
      <div className={css.whole}>
        <Gauges of={diagnosis} onOpen={open} />
        <Actions of={diagnosis.actions} />
      </div>
      {measure && (
        <Cases
          key={`${measure} ${only}`}
          of={of}
          id={id}
          measure={measure}
          only={only}
          onClose={() => open(undefined)}
        />
      )}
    </>
  )
}
