import { Button } from '../../../web/kit/controls/Button.tsx'
import { useText } from '../../../web/text/useText.ts'
import { stepInTexts as words } from './day.texts.ts'
import css from './StepIn.module.css'

/** T5, T6: a customer without an owner waits for the manager to give it to someone. */
export function Unowned({ onAssign }: { onAssign: () => void }) {
  const t = useText()
  return (
    <section className={css.card}>
      <p>{t(words.unowned)}</p>
      <div className={css.acts}>
        <Button kind="primary" onClick={onAssign}>
          {t(words.give)}
        </Button>
      </div>
    </section>
  )
}
