import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { keptTexts as words } from './imports.texts.ts'
import css from './Tally.module.css'
import type { Import } from './types.ts'

/** T8: until when the files of an import are kept as they came, or since when they are gone. */
export function FileKept({ of: { keptUntil, emptiedAt, emptiedFor, rowsKept } }: { of: Import['file'] }) {
  const t = useText()
  const format = useFormat()
  const why = rowsKept ? emptiedFor : 'age'
  return (
    <p className={css.kept}>
      {t(why ? words[why] : words.until, {
        day: emptiedAt ? format.moment(emptiedAt) : format.day(keptUntil),
        until: format.day(keptUntil),
      })}
    </p>
  )
}
