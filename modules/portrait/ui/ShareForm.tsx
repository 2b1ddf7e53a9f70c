import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { noteShare } from '../contract.ts'
import { PORTRAIT_CHANGES } from './changed.ts'
import css from './Near.module.css'
import { shareTexts as words } from './portrait.texts.ts'
import type { Share } from './types.ts'
import { CardForm } from './WritingCard.tsx'

interface ShareFormProps {
  of: Share
  customer: string
  onClose: () => void
}

/** D8: who has which part of what the customer buys, as far as somebody knows or guesses. */
export function ShareForm({ of: { latest }, customer, onClose }: ShareFormProps) {
  const t = useText()
  const [ours, setOurs] = useState(String(latest?.ours ?? ''))
  const [rivals, setRivals] = useState(
    (latest?.rivals ?? [])
      .map(({ name, percent }) => ({ name, percent: String(percent) }))
      .concat({ name: '', percent: '' }),
  )
  const [known, setKnown] = useState(latest?.known ?? false)
  const { mutate, isPending, error } = useWrite(noteShare, { changes: PORTRAIT_CHANGES })
  const change = (at: number, patch: Partial<(typeof rivals)[number]>) =>
    setRivals(rivals.map((rival, n) => (n === at ? { ...rival, ...patch } : rival)))
  const submit = () => {
    const told = rivals.filter(({ name }) => name.trim() !== '')
    const body = {
      ours: Number(ours),
      known,
      rivals: told.map(({ name, percent }) => ({ name: name.trim(), percent: Number(percent) || 0 })),
    }
    mutate({ params: { id: customer }, body }, { onSuccess: onClose })
  }
  return (
    <CardForm onSubmit={submit} onClose={onClose} busy={isPending} error={error} unready={ours.trim() === ''}>
      <Field label={t(words.oursPercent)} name="ours">
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            required
            value={ours}
            onChange={(event) => setOurs(event.target.value)}
            after="%"
          />
        )}
      </Field>
      {rivals.map((rival, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a form's lines, in their order
        <div key={at} className={css.rival}>
          <Input
            aria-label={t(words.rival)}
            placeholder={t(words.rival)}
            maxLength={100}
            value={rival.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <Input
            aria-label={t(words.percent)}
            inputMode="numeric"
            value={rival.percent}
            onChange={(event) => change(at, { percent: event.target.value })}
            after="%"
          />
        </div>
      ))}
      <span className={css.acts}>
        <Button
          size="small"
          kind="quiet"
          icon={<Plus />}
          onClick={() => setRivals([...rivals, { name: '', percent: '' }])}
        >
          {t(words.addRival)}
        </Button>
        <Check checked={known} onChange={setKnown}>
          {t(words.isKnown)}
        </Check>
      </span>
    </CardForm>
  )
}
