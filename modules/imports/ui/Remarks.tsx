import { Button } from '../../../web/kit/controls/Button.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useList } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listRemarks } from '../contract.ts'
import { remarkTexts as words } from './imports.texts.ts'
import css from './Remarks.module.css'
import type { Remark } from './types.ts'

const FIRST_FEW = 20

/** Rows of an import with what is said of them: the rejected ones, or those that are in and worth a look. */
export function Remarks({ importId, rejected }: { importId: string; rejected: boolean }) {
  const t = useText()
  const { items, error, retry, hasMore, more } = useList(listRemarks, {
    params: { id: importId },
    query: { limit: FIRST_FEW, rejected: rejected ? 'true' : 'false' },
  })
  if (error) return <ErrorState small error={error} onRetry={retry} />
  return (
    <>
      <ul className={css.items}>
        {items.map((remark) => (
          <RemarkItem key={`${remark.sheet} ${remark.line}`} remark={remark} />
        ))}
      </ul>
      {hasMore && (
        <Button kind="quiet" onClick={more}>
          {t(words.more)}
        </Button>
      )}
    </>
  )
}

function RemarkItem({ remark: { sheet, line, rejected, problems, cells } }: { remark: Remark }) {
  const t = useText()
  return (
    <li className={names(css.item, rejected && css.rejected)}>
      <div className={css.where}>{t(words.line, { sheet, line })}</div>
      <div className={css.why}>{problems.join(' ')}</div>
      <div className={css.cells}>{cells.filter(Boolean).join(' · ')}</div>
    </li>
  )
}
