import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { useText } from '../../../web/text/useText.ts'
import { AssignAnother } from './AssignAnother.tsx'
import { stepInTexts as words } from './day.texts.ts'
import type { Item } from './parts.ts'
import css from './StepIn.module.css'

/** T5, T6: a customer without an owner waits for the manager to give it to someone. */
export function Unowned({ customer, onDone }: { customer: Item['customer']; onDone: () => void }) {
  const t = useText()
  const [choosing, setChoosing] = useState(false)
  return (
    <section className={css.card}>
      <p>{t(words.unowned)}</p>
      <div className={css.acts}>
        <Button kind="primary" onClick={() => setChoosing(true)}>
          {t(words.give)}
        </Button>
      </div>
      {choosing && <AssignAnother customer={customer} reason="" onClose={() => setChoosing(false)} onDone={onDone} />}
    </section>
  )
}
