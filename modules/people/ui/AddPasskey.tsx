import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { addPasskey, showFactors, startPasskey } from '../factors/contract.ts'
import css from './factors.module.css'
import { factorTexts as words } from './factors.texts.ts'
import { makePasskey } from './webauthn.ts'

interface AddPasskeyProps {
  /** What this device is called, to begin with. */
  suggested: string
  onDone: (codes: readonly string[] | null) => void
  onClose: () => void
}

/** G4: makes a passkey on this device, or on one that the browser reaches, and registers it under a name. */
export function AddPasskey({ suggested, onDone, onClose }: AddPasskeyProps) {
  const t = useText()
  const form = useId()
  const [name, setName] = useState(suggested)
  const [failed, setFailed] = useState(false)
  const start = useWrite(startPasskey)
  const add = useWrite(addPasskey, {
    changes: [showFactors],
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFailed(false)
    const { options } = await start.mutateAsync({})
    const response = await makePasskey(options).catch(() => null)
    if (response) add.mutate({ body: { name, response } })
    else setFailed(true)
  }
  const error = start.error?.message ?? add.error?.message ?? (failed ? t(words.notDone) : undefined)
  return (
    <Sheet
      place="middle"
      title={t(words.addTitle)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={add.isPending} disabled={name.trim() === ''}>
          {t(words.goOn)}
        </Button>
      }
    >
      <form id={form} className={css.stack} onSubmit={(event) => submit(event).catch(() => undefined)}>
        <p>{t(words.passkeysDetail)}</p>
        <Field label={t(words.name)} hint={t(words.nameHint)} error={error}>
          {(control) => (
            <Input {...control} data-autofocus value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </form>
    </Sheet>
  )
}
