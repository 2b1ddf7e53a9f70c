import { runImport, showImport } from '../../../modules/imports/contract.ts'
import { SheetTally, Tally } from '../../../modules/imports/ui/Tally.tsx'
import type { Import } from '../../../modules/imports/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { keyOf, queries, useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Import.module.css'
import { importTexts as words } from './imports.texts.ts'
import { RowsToLookAt } from './RowsToLookAt.tsx'

/** What the import would do, before it does it. */
export function PreviewStep({ value, onChange }: { value: Import; onChange: () => void }) {
  const t = useText()
  const format = useFormat()
  const params = { id: value.id }
  const run = useWrite(runImport, {
    onSuccess: (now) => queries.setQueryData(keyOf(showImport, { params }), now),
  })
  return (
    <>
      <section className={css.card}>
        <h2>{t(words.wouldDo)}</h2>
        <p className={css.lead}>{t(words.wouldDoDetail, { rows: format.number(value.counts.rows) })}</p>
        <Tally counts={value.counts} sheets={value.sheets} done={false} />
      </section>
      {value.sheets.length > 1 && (
        <section className={css.card}>
          <h2>{t(words.perSheet)}</h2>
          <SheetTally sheets={value.sheets} done={false} />
        </section>
      )}
      <RowsToLookAt value={value} done={false} />
      {run.error && <ErrorState small error={run.error} />}
      <div className={css.bar}>
        <Button size="large" onClick={onChange}>
          {t(words.change)}
        </Button>
        <Button
          kind="primary"
          size="large"
          disabled={!value.can.run}
          busy={run.isPending}
          onClick={() => run.mutate({ params })}
        >
          {t(words.go)}
        </Button>
      </div>
    </>
  )
}
