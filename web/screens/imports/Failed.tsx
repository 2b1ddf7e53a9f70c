import { Link } from '@tanstack/react-router'
import { runImport, showImport } from '../../../modules/imports/contract.ts'
import type { Import } from '../../../modules/imports/ui/types.ts'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { keyOf, queries, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Import.module.css'
import { importTexts as words } from './imports.texts.ts'
import { RowsToLookAt } from './RowsToLookAt.tsx'

/** An import that stopped: why, what was kept, and how it goes on. */
export function Failed({ value }: { value: Import }) {
  const t = useText()
  const params = { id: value.id }
  const run = useWrite(runImport, {
    onSuccess: (now) => queries.setQueryData(keyOf(showImport, { params }), now),
  })
  return (
    <>
      <section className={css.card}>
        <h2>{t(words.failed)}</h2>
        <p className={css.lead}>{value.problem}</p>
        {!value.file.emptiedAt && <p>{t(words.failedDetail)}</p>}
        {run.error && <ErrorState small error={run.error} />}
      </section>
      <RowsToLookAt value={value} done />
      <div className={css.bar}>
        {value.can.run ? (
          <Button kind="primary" size="large" busy={run.isPending} onClick={() => run.mutate({ params })}>
            {t(words.tryAgain)}
          </Button>
        ) : (
          <Link to="/imports" className={buttonClass({ kind: 'primary', size: 'large' })}>
            {t(words.another)}
          </Link>
        )}
      </div>
    </>
  )
}
