import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { diagnoseCustomer } from '../contract.ts'
import { Actions } from './Actions.tsx'
import { Bars } from './Bars.tsx'
import { Cases, type Only } from './Cases.tsx'
import css from './CustomerDiagnosis.module.css'
import { Gauges, type MeasureKey } from './Gauges.tsx'
import { insightTexts as words } from './insight.texts.ts'

interface CustomerDiagnosisProps {
  customerId: string
  /** The measure whose cases are open, as the page's address says. */
  measure: MeasureKey | undefined
  only: Only | undefined
  onMeasure: (measure: MeasureKey | undefined) => void
}

/** G1: what we did with this customer, by the four principles: the sentence and the scores; the evidence opens over it. */
export function CustomerDiagnosis({ customerId, measure, only, onMeasure }: CustomerDiagnosisProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useRead(diagnoseCustomer, { params: { id: customerId } })
  if (!data) return error ? <ErrorState small error={error} onRetry={refetch} /> : null
  return (
    <section className={css.panel} aria-label={t(words.title)}>
      <header className={css.head}>
        <h2>{t(words.title)}</h2>
        <Button size="small" kind="quiet" onClick={() => setOpen(true)}>
          {t(words.evidence)}
        </Button>
      </header>
      <p>{data.text}</p>
      <Bars gauges={data.gauges} weakest={data.weakest} cause={data.cause} />
      {open && (
        <Sheet title={t(words.title)} onClose={() => setOpen(false)} wide>
          <div className={css.whole}>
            <p className={css.sentence}>{data.text}</p>
            <Actions of={data.actions} />
            <Gauges of={data} onOpen={onMeasure} />
          </div>
        </Sheet>
      )}
      {measure && (
        <Cases
          key={`${measure} ${only}`}
          of="customers"
          id={customerId}
          measure={measure}
          only={only}
          onClose={() => onMeasure(undefined)}
        />
      )}
    </section>
  )
}
