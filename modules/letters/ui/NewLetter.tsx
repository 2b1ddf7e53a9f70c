import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { addLetter, listLetters } from '../contract.ts'
import { BUILT_IN } from '../rules/builtIn.ts'
import { FUNCTIONS, functionWords, type LetterFunction, partOf, partWords } from '../rules/functions.ts'
import css from './letters.module.css'
import { letterTexts as words } from './letters.texts.ts'

/** C4: a letter of the company's own; it begins with what the program brings for the same purpose. */
export function NewLetter({ onCreated, onClose }: { onCreated: (id: string) => void; onClose: () => void }) {
  const t = useText()
  const form = useId()
  const [name, setName] = useState('')
  const [of, setOf] = useState<LetterFunction>('free')
  const [locale, setLocale] = useState<'zh' | 'en'>('zh')
  const add = useWrite(addLetter, { changes: [listLetters], onSuccess: ({ id }) => onCreated(id) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') add.mutate({ body: { function: of, name, locale, ...BUILT_IN[of][locale] } })
  }
  return (
    <Sheet
      place="middle"
      title={t(words.add)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={add.isPending} disabled={name.trim() === ''}>
          {t(words.create)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={add.error}>
        <Field label={t(words.nameIt)} name="name">
          {(control) => (
            <Input {...control} data-autofocus value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t(words.forWhat)} name="function">
          {(control) => (
            <Select
              {...control}
              options={FUNCTIONS.map((each) => ({
                value: each,
                label: t(functionWords[each]),
                group: t(partWords[partOf(each)]),
              }))}
              value={of}
              onChange={(event) => setOf(event.target.value as LetterFunction)}
            />
          )}
        </Field>
        <Segmented
          label={t(words.language)}
          choices={[
            { value: 'zh', label: t(words.zh) },
            { value: 'en', label: t(words.en) },
          ]}
          value={locale}
          onChange={setLocale}
        />
      </Form>
    </Sheet>
  )
}
