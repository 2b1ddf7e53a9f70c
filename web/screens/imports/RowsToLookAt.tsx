import { Download } from 'lucide-react'
import { downloadRejects } from '../../../modules/imports/contract.ts'
import { keptTexts, remarkTexts as words } from '../../../modules/imports/ui/imports.texts.ts'
import { Remarks } from '../../../modules/imports/ui/Remarks.tsx'
import type { Import } from '../../../modules/imports/ui/types.ts'
import { download } from '../../api.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useText } from '../../text/useText.ts'
import css from './Import.module.css'

/** The rows that stay out and those worth a look, with the reasons and the file to mend. */
export function RowsToLookAt({ value, done }: { value: Import; done: boolean }) {
  const t = useText()
  const { id, counts } = value
  const { rowsKept } = value.file
  const save = () =>
    download(downloadRejects, { params: { id } }).catch((error: Error) => toast({ kind: 'wrong', text: error.message }))
  return (
    <>
      {counts.rejected > 0 && (
        <section className={css.card}>
          <div className={css.split}>
            <h2>{t(done ? words.wasRejected : words.rejected)}</h2>
            {rowsKept && (
              <Button icon={<Download />} onClick={save}>
                {t(words.download)}
              </Button>
            )}
          </div>
          <p className={css.lead}>{t(rowsKept ? words.downloadHint : keptTexts.rowsGone)}</p>
          {rowsKept && <Remarks importId={id} rejected />}
        </section>
      )}
      {counts.warnings > 0 && (
        <section className={css.card}>
          <h2>{t(done ? words.warned : words.toBeWarned)}</h2>
          {rowsKept ? <Remarks importId={id} rejected={false} /> : <p className={css.lead}>{t(keptTexts.rowsGone)}</p>}
        </section>
      )}
    </>
  )
}
