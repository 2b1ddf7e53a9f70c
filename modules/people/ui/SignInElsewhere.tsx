import { type FormEvent, useId, useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { CopyButton } from '../../../web/kit/controls/CopyButton.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, PasswordInput } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { removeProvider, setProvider, showProvider } from '../elsewhere/contract.ts'
import { elsewhereTexts as words } from './elsewhere.texts.ts'
import css from './factors.module.css'

/** G4, for admins: where else people sign in. */
export function SignInElsewhere() {
  const t = useText()
  const { data, error, refetch } = useRead(showProvider, {})
  const [doing, setDoing] = useState<'change' | 'remove' | null>(null)
  const stop = () => setDoing(null)
  return (
    <div className={css.elsewhere}>
      {error && <ErrorState small error={error} onRetry={refetch} />}
      <div className={css.what}>
        <div className={css.name}>{t(words.title)}</div>
        <div className={css.quiet}>
          {data?.provider ? `${data.provider.label} · ${data.provider.issuer}` : t(words.lead)}
        </div>
      </div>
      <span className={css.acts}>
        {data?.provider && (
          <Button size="small" onClick={() => setDoing('remove')}>
            {t(words.remove)}
          </Button>
        )}
        {data && (
          <Button size="small" onClick={() => setDoing('change')}>
            {t(data.provider ? words.change : words.setUp)}
          </Button>
        )}
      </span>
      {data && doing === 'change' && <Change of={data} onClose={stop} />}
      {doing === 'remove' && <Remove onClose={stop} />}
    </div>
  )
}

function Change({ of: { provider, callback }, onClose }: { of: ReplyOf<typeof showProvider>; onClose: () => void }) {
  const t = useText()
  const form = useId()
  const [entries, setEntries] = useState({ issuer: '', clientId: '', label: '', ...provider, clientSecret: '' })
  const save = useWrite(setProvider, {
    changes: [showProvider],
    onSuccess: () => {
      toast({ text: t(words.saved) })
      onClose()
    },
  })
  const bind = (key: keyof typeof entries) => ({
    value: entries[key],
    onChange: (event: { target: { value: string } }) => setEntries({ ...entries, [key]: event.target.value }),
  })
  const { clientSecret, ...others } = entries
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ body: { ...others, ...(clientSecret && { clientSecret }) } })
  }
  const ready = Object.values(others).every((entry) => entry.trim() !== '') && (provider || clientSecret !== '')
  return (
    <Sheet
      title={t(words.title)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={save.isPending} disabled={!ready}>
          {t(words.save)}
        </Button>
      }
    >
      <Form id={form} className={css.stack} onSubmit={submit} problem={save.error}>
        <p className={css.quiet}>{t(words.lead)}</p>
        {callback && (
          <div className={css.quiet}>
            {t(words.callback)}
            <div className={css.key}>
              {callback}
              <CopyButton text={callback} what={t(words.callbackName)} />
            </div>
          </div>
        )}
        <Field label={t(words.issuer)} name="issuer" hint={t(words.issuerHint)}>
          {(control) => <Input {...control} {...bind('issuer')} data-autofocus inputMode="url" />}
        </Field>
        <Field label={t(words.clientId)} name="clientId">
          {(control) => <Input {...control} {...bind('clientId')} />}
        </Field>
        <Field label={t(words.clientSecret)} name="clientSecret" hint={provider ? t(words.kept) : undefined}>
          {(control) => <PasswordInput {...control} {...bind('clientSecret')} autoComplete="off" />}
        </Field>
        <Field label={t(words.label)} name="label" hint={t(words.labelHint)}>
          {(control) => <Input {...control} {...bind('label')} />}
        </Field>
      </Form>
    </Sheet>
  )
}

function Remove({ onClose }: { onClose: () => void }) {
  const t = useText()
  const remove = useWrite(removeProvider, { changes: [showProvider], onSuccess: onClose })
  return (
    <Sheet
      place="middle"
      title={t(words.removeTitle)}
      onClose={onClose}
      footer={
        <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({})}>
          {t(words.remove)}
        </Button>
      }
    >
      <p>{t(words.removeDetail)}</p>
      {remove.error && <ErrorState small error={remove.error} />}
    </Sheet>
  )
}
