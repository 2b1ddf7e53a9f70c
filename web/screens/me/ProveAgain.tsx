import { Fingerprint } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { askForProof, proveMe, showFactors } from '../../../modules/people/factors/contract.ts'
import { CodeField } from '../../../modules/people/ui/CodeField.tsx'
import css from '../../../modules/people/ui/factors.module.css'
import { factorTexts as words } from '../../../modules/people/ui/factors.texts.ts'
import { canUsePasskeys, signWithPasskey } from '../../../modules/people/ui/webauthn.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { PasswordInput } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { Bone } from '../../kit/states/Bones.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'

/** G4: over any screen, before what matters: a code or a passkey once more, or the password of who has neither. */
export default function ProveAgain({ onDone }: { onDone: (proved: boolean) => void }) {
  const t = useText()
  const form = useId()
  const { data: factors, error: unread } = useRead(showFactors, {})
  const [typed, setTyped] = useState('')
  const [failed, setFailed] = useState(false)
  const ask = useWrite(askForProof)
  const prove = useWrite(proveMe, { onSuccess: () => onDone(true) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFailed(false)
    prove.mutate({ body: hasFactor ? { code: typed } : { password: typed } }, { onError: () => setTyped('') })
  }
  const sign = async () => {
    setFailed(false)
    prove.reset()
    const { options } = await ask.mutateAsync({})
    const passkey = await signWithPasskey(options).catch(() => null)
    if (passkey) prove.mutate({ body: { passkey } })
    else setFailed(true)
  }
  const hasFactor = Boolean(factors?.totp || factors?.passkeys.length)
  return (
    <Sheet
      place="middle"
      title={t(words.proveTitle)}
      onClose={() => onDone(false)}
      footer={
        <Button type="submit" form={form} kind="primary" busy={prove.isPending} disabled={typed === ''}>
          {t(words.prove)}
        </Button>
      }
    >
      <Form id={form} className={css.stack} onSubmit={submit} problem={prove.error ?? ask.error}>
        <p>{t(words.proveDetail)}</p>
        {!factors && !unread ? (
          <Bone height={66} />
        ) : hasFactor ? (
          <CodeField label={t(words.typeCode)} hint={t(words.typeCodeHint)} value={typed} onChange={setTyped} />
        ) : (
          <Field label={t(words.byPassword)} name="password">
            {(control) => (
              <PasswordInput
                {...control}
                data-autofocus
                autoFocus
                autoComplete="current-password"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        )}
        {factors && factors.passkeys.length > 0 && canUsePasskeys() && (
          <>
            <span className={css.or}>{t(words.or)}</span>
            {failed && (
              <p role="alert" className={css.urgent}>
                {t(words.notDone)}
              </p>
            )}
            <Button icon={<Fingerprint />} busy={ask.isPending} onClick={() => sign().catch(() => undefined)}>
              {t(words.usePasskey)}
            </Button>
          </>
        )}
      </Form>
    </Sheet>
  )
}
