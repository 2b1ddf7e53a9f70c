import { Link } from '@tanstack/react-router'
import { SheetTally, Tally } from '../../../modules/imports/ui/Tally.tsx'
import type { Import } from '../../../modules/imports/ui/types.ts'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Import.module.css'
import { importTexts as words } from './imports.texts.ts'
import { RowsToLookAt } from './RowsToLookAt.tsx'

/** What an import did. */
export function Result({ value }: { value: Import }) {
  const t = useText()
  const format = useFormat()
  return (
    <>
      <section className={css.card}>
        <h2>{t(words.didIt)}</h2>
        <p className={css.lead}>{t(words.didItDetail, { rows: format.number(value.counts.rows) })}</p>
        <Tally counts={value.counts} sheets={value.sheets} done />
        {value.partly && <p className={css.lead}>{t(words.partly)}</p>}
      </section>
      {value.sheets.length > 1 && (
        <section className={css.card}>
          <h2>{t(words.perSheet)}</h2>
          <SheetTally sheets={value.sheets} done />
        </section>
      )}
      <RowsToLookAt value={value} done />
      {value.notices.length > 0 && (
        <section className={css.card}>
          <h2>{t(words.notices)}</h2>
          <p className={css.lead}>{t(words.noticesDetail)}</p>
          <ul className={css.notices}>
            {value.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </section>
      )}
      <div className={css.bar}>
        <Link to="/imports" className={buttonClass({ size: 'large' })}>
          {t(words.another)}
        </Link>
        <Link to="/customers" className={buttonClass({ kind: 'primary', size: 'large' })}>
          {t(words.seeCustomers)}
        </Link>
      </div>
    </>
  )
}
