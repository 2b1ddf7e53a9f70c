import { type FormEvent, lazy, Suspense, useEffect, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { CopyButton } from '../../../web/kit/controls/CopyButton.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { loadPart } from '../../../web/parts.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { confirmTotp, showFactors, startTotp } from '../factors/contract.ts'
import { CodeField } from './CodeField.tsx'
import css from './factors.module.css'
import { factorTexts as words } from './factors.texts.ts'

const QrCode = lazy(() => loadPart(() => import('./QrCode.tsx')))
/** So that it can be read aloud and typed. */
const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

interface SetUpAppProps {
  /** With the recovery codes where these are the first. */
  onDone: (codes: readonly string[] | null) => void
  onClose: () => void
}

/** G4: sets an authenticator app up: a QR code or a key to type, and a code that shows that it works. */
export function SetUpApp({ onDone, onClose }: SetUpAppProps) {
  const t = useText()
  const form = useId()
  const [code, setCode] = useState('')
  const { mutate: begin, data, error } = useWrite(startTotp)
  const confirm = useWrite(confirmTotp, {
    changes: [showFactors],
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  useEffect(() => begin({}), [begin])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ body: { code } }, { onError: () => setCode('') })
  }
  return (
    <Sheet
      place="middle"
      title={t(words.scan)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={confirm.isPending} disabled={!data || code === ''}>
          {t(words.confirm)}
        </Button>
      }
    >
      {error && <ErrorState small error={error} onRetry={() => begin({})} />}
      {data && (
        <Form id={form} className={css.stack} onSubmit={submit} problem={confirm.error}>
          <p>{t(words.scanDetail)}</p>
          <Suspense fallback={<span className={css.qr} />}>
            <QrCode text={data.uri} label={t(words.qr)} />
          </Suspense>
          <div className={css.quiet}>
            {t(words.typed)}
            <div className={css.key}>
              <span data-secret>{inFours(data.secret)}</span>
              <CopyButton text={data.secret} what={t(words.key)} />
            </div>
          </div>
          <CodeField label={t(words.code)} value={code} onChange={setCode} />
        </Form>
      )}
    </Sheet>
  )
}
