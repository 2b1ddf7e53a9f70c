import { useState } from 'react'
import { Choose } from '../../../web/kit/antd/Choose.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check, Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { showCustomerCare } from '../../care/contract.ts'
import { noteBasis, showPrivacy } from '../contract.ts'
import { BASES, type Basis, SOURCES, type Source } from '../rules.ts'
import css from './privacy.module.css'
import { privacyTexts as words } from './privacy.texts.ts'
import type { OfContact } from './types.ts'

const SOURCE_WORDS = {
  person: words.fromPerson,
  colleague: words.fromColleague,
  public: words.fromPublic,
  event: words.fromEvent,
  import: words.fromImport,
} as const

interface NoteBasisProps {
  customerId: string
  of: OfContact
  onClose: () => void
}

/** Writes the ground down; the sheet says what a withdrawal ends. */
export function NoteBasis({ customerId, of: { contact, basis: last }, onClose }: NoteBasisProps) {
  const t = useText()
  const [basis, setBasis] = useState<Basis>(last?.basis ?? 'consent')
  const [marketing, setMarketing] = useState(last?.purposes.includes('marketing') ?? false)
  const [source, setSource] = useState<Source>(last?.source ?? 'person')
  const note = useWrite(noteBasis, {
    changes: [showPrivacy, showCustomerCare],
    onSuccess: () => {
      toast({ text: t(words.saved) })
      onClose()
    },
  })
  const save = () =>
    note.mutate({
      params: { id: customerId, contactId: contact.id },
      body: { basis, source, purposes: basis === 'consent' && marketing ? ['service', 'marketing'] : ['service'] },
    })
  return (
    <Sheet
      title={t(words.noteFor, { name: contact.name })}
      onClose={onClose}
      place="middle"
      footer={
        <Button kind="primary" busy={note.isPending} onClick={save}>
          {t(words.save)}
        </Button>
      }
    >
      <div className={css.form}>
        <Segmented
          label={t(words.basis)}
          choices={BASES.map((value) => ({ value, label: t(words[value]) }))}
          value={basis}
          onChange={setBasis}
        />
        {basis === 'withdrawn' && <p className={css.hint}>{t(words.withdrawnHint)}</p>}
        {(basis === 'contract' || basis === 'public') && <p className={css.hint}>{t(words.servesHint)}</p>}
        {basis === 'consent' && (
          <Check label={t(words.purpose)} checked={marketing} onChange={setMarketing}>
            {t(words.purpose)}
          </Check>
        )}
        {basis !== 'withdrawn' && (
          <Field label={t(words.source)}>
            {(field) => (
              <Choose
                {...field}
                label={t(words.source)}
                options={SOURCES.map((value) => ({ value, label: t(SOURCE_WORDS[value]) }))}
                value={source}
                onChange={(next) => setSource((next ?? 'person') as Source)}
              />
            )}
          </Field>
        )}
        {note.error && <p className={css.wrong}>{note.error.message}</p>}
      </div>
    </Sheet>
  )
}
