import { type FormEvent, useId, useState } from 'react'
import { addView, changeView, listViews } from '../../../modules/customers/contract.ts'
import type { CallOf, ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { viewTexts as words } from './customers.texts.ts'
import css from './ViewSheet.module.css'

type SavedView = ReplyOf<typeof listViews>['items'][number]

interface ViewSheetProps {
  /** The view to rename; a new one is saved where it is left out. */
  view?: SavedView
  kept: Pick<CallOf<typeof addView>['body'], 'query' | 'columns'>
  onSaved: (view: SavedView) => void
  onClose: () => void
}

/** Names a view, and says whether colleagues see it. */
export function ViewSheet({ view, kept, onSaved, onClose }: ViewSheetProps) {
  const t = useText()
  const form = useId()
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const done = (saved: SavedView) => {
    toast({ text: t(view ? words.updated : words.saved, { name: saved.name }) })
    onSaved(saved)
    onClose()
  }
  const add = useWrite(addView, { changes: [listViews], onSuccess: done })
  const change = useWrite(changeView, { changes: [listViews], onSuccess: done })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (view) change.mutate({ params: { id: view.id }, body: { name, shared }, ifMatch: view.version })
    else add.mutate({ body: { name, shared, ...kept } })
  }
  const error = add.error ?? change.error
  return (
    <Sheet
      place="middle"
      title={t(view ? words.rename : words.save)}
      onClose={onClose}
      footer={
        <Button
          type="submit"
          form={form}
          kind="primary"
          disabled={!name.trim()}
          busy={add.isPending || change.isPending}
        >
          {view ? t(words.rename) : t(words.save)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Field label={t(words.name)} name="name" hint={view ? undefined : t(words.keeps)}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              maxLength={60}
              placeholder={t(words.nameHint)}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div>
          <Check checked={shared} onChange={setShared}>
            {t(words.share)}
          </Check>
          <p className={css.hint}>{t(words.shareHint)}</p>
        </div>
      </Form>
    </Sheet>
  )
}
