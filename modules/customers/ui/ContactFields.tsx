import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import { columnWords } from '../rules/columns.ts'
import { BirthdayField } from './BirthdayField.tsx'
import css from './ContactFields.module.css'
import { contactTexts as words } from './contact.texts.ts'
import type { ContactDraft } from './contactDraft.ts'
import { fieldTexts } from './customers.texts.ts'
import { PointsField } from './PointsField.tsx'

interface ContactFieldsProps {
  draft: ContactDraft
  onChange: (draft: ContactDraft) => void
  /** Where it stands in what is sent: `contacts.1.`, or nowhere but there. */
  within?: string
  /** Why its name will not do. */
  nameless?: string | undefined
  /** All fields at once; else those rarely known at first stand behind "more". */
  whole?: boolean
  autoFocus?: boolean
}

/** Who someone is and how to reach them. */
export function ContactFields({ draft, onChange, within = '', nameless, whole, autoFocus }: ContactFieldsProps) {
  const t = useText()
  const [more, setMore] = useState(whole ?? false)
  const set = (part: Partial<ContactDraft>) => onChange({ ...draft, ...part })
  const line = (key: 'job' | 'bestTimes' | 'worstTimes', label: string, hint?: string) => (
    <Field label={label} name={`${within}${key}`}>
      {(control) => (
        <Input
          {...control}
          maxLength={200}
          placeholder={hint}
          value={draft[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Field>
  )
  const points = (key: 'phones' | 'mails' | 'wechats', label: string, type: 'tel' | 'email' | 'text') => (
    <PointsField
      label={label}
      type={type}
      values={draft[key]}
      onChange={(values) => set({ [key]: values })}
      name={`${within}${key}`}
    />
  )
  return (
    <div className={css.fields}>
      <div className={css.two}>
        <Field label={t(words.name)} name={`${within}name`} error={nameless}>
          {(control) => (
            <Input
              {...control}
              autoFocus={autoFocus}
              maxLength={100}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        {line('job', t(words.job))}
      </div>
      {points('phones', t(columnWords.phones), 'tel')}
      {more ? (
        <>
          {points('wechats', t(fieldTexts.wechats), 'text')}
          {points('mails', t(columnWords.mails), 'email')}
          <BirthdayField
            value={draft.birthday}
            sealed={draft.birthdaySealed}
            onChange={(birthday) => set({ birthday })}
          />
          {line('bestTimes', t(words.bestTimes), t(words.bestHint))}
          {line('worstTimes', t(words.worstTimes), t(words.worstHint))}
          <Field label={t(words.remarks)} name={`${within}remarks`}>
            {(control) => (
              <TextArea
                {...control}
                rows={2}
                value={draft.remarks}
                onChange={(event) => set({ remarks: event.target.value })}
              />
            )}
          </Field>
        </>
      ) : (
        <Button size="small" kind="quiet" className={css.more} onClick={() => setMore(true)}>
          {t(words.moreFields)}
        </Button>
      )}
    </div>
  )
}
