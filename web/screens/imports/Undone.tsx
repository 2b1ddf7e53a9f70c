import { Link } from '@tanstack/react-router'
import type { Import } from '../../../modules/imports/ui/types.ts'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Import.module.css'
import { importTexts as words } from './imports.texts.ts'

/** An import that was taken back, and what that left. */
export function Undone({ value }: { value: Import }) {
  const t = useText()
  const format = useFormat()
  const { left, undoneAt } = value
  const unnamed = left ? left.customers - left.names.length : 0
  return (
    <>
      <section className={css.card}>
        <h2>{t(words.undone)}</h2>
        <p className={css.lead}>{t(words.undoneDetail, { when: undoneAt ? format.moment(undoneAt) : '' })}</p>
        {left && left.customers > 0 ? (
          <>
            <p>{t(words.left, { count: left.customers })}</p>
            <ul className={css.notices}>
              {left.names.map((name) => (
                <li key={name}>{name}</li>
              ))}
              {unnamed > 0 && <li>{t(words.leftMore, { count: unnamed })}</li>}
            </ul>
          </>
        ) : (
          <p>{t(words.leftNone)}</p>
        )}
      </section>
      <div className={css.bar}>
        <Link to="/imports" className={buttonClass({ kind: 'primary', size: 'large' })}>
          {t(words.another)}
        </Link>
      </div>
    </>
  )
}
