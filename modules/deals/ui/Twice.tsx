import type { Text } from '../../../shared/text.ts'
import { useText } from '../../../web/text/useText.ts'
import css from './ProductForm.module.css'

/** What stands twice in a product, said where it does. */
export function Twice({ text }: { text: Text }) {
  const t = useText()
  return (
    <p className={css.twice} role="alert">
      {t(text)}
    </p>
  )
}
