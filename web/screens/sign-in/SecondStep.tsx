import { Fingerprint } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { enterByCode } from '../../../modules/people/factors/contract.ts'
import { CodeField } from '../../../modules/people/ui/CodeField.tsx'
import css from '../../../modules/people/ui/factors.module.css'
import { factorTexts as words } from '../../../modules/people/ui/factors.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { useWrite } from '../../queries.ts'
import { lookAgain } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { Door } from '../door/Door.tsx'
import door from '../door/form.module.css'
import { useEnterByPasskey } from './useEnterByPasskey.ts'

interface SecondStepProps {
  wants: { code: boolean; passkey: boolean }
  company: 'main' | 'demo'
  onBack: () => void
}

/** G4: after the password: the app's digits, a recovery code or a passkey. */
export default function SecondStep({ wants, company, onBack }: SecondStepProps) {
  const t = useText()
  const [code, setCode] = useState('')
  const enter = useWrite(enterByCode, { onSuccess: lookAgain })
  const passkey = useEnterByPasskey(company)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate({ body: { code } }, { onError: () => setCode('') })
  }
  return (
    <Door title={t(words.second)} lead={t(words.secondLead)}>
      {wants.code && (
        <Form className={door.fields} onSubmit={submit} noValidate problem={enter.error}>
          <CodeField label={t(words.typeCode)} hint={t(words.typeCodeHint)} value={code} onChange={setCode} />
          <Button type="submit" kind="primary" size="large" wide busy={enter.isPending} disabled={code.trim() === ''}>
            {t(words.confirm)}
          </Button>
        </Form>
      )}
      {wants.code && wants.passkey && <span className={css.or}>{t(words.or)}</span>}
      {wants.passkey && (
        <div className={door.fields}>
          {passkey.error && (
            <p role="alert" className={door.wrong}>
              {passkey.error}
            </p>
          )}
          <Button
            size="large"
            wide
            kind={wants.code ? 'plain' : 'primary'}
            icon={<Fingerprint />}
            busy={passkey.busy}
            onClick={passkey.enter}
          >
            {t(words.usePasskey)}
          </Button>
        </div>
      )}
      <div className={door.fields}>
        <p className={door.small}>{t(words.lost)}</p>
        <Button kind="quiet" onClick={onBack}>
          {t(words.back)}
        </Button>
      </div>
    </Door>
  )
}
