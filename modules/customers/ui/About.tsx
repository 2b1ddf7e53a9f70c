import type { ReactNode } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { type Editing, InlineEdit } from '../../../web/kit/controls/InlineEdit.tsx'
import { InlineChoice, InlineTags, InlineText } from '../../../web/kit/controls/InlineEditors.tsx'
import { DayText } from '../../../web/kit/signs/Figures.tsx'
import { useText } from '../../../web/text/useText.ts'
import { columnWords } from '../rules/columns.ts'
import { SIZES } from '../rules/sizes.ts'
import { STAGES } from '../rules/stages.ts'
import { kindWords, sizeWords, stageWords } from '../rules/words.ts'
import css from './About.module.css'
import { contactTexts } from './contact.texts.ts'
import { fieldTexts } from './customers.texts.ts'
import { FieldHistory } from './FieldHistory.tsx'
import { useKnown } from './known.ts'
import { PointsField } from './PointsField.tsx'
import { Reach } from './Reach.tsx'
import { savingTexts } from './saving.texts.ts'
import { type Field, useSaveField } from './saving.ts'
import { TierField } from './TierField.tsx'
import type { Customer } from './types.ts'
import { WordInput } from './WordInput.tsx'

/** Everything known of the customer itself, each field edited where it stands, with its history beside it. */
export function About({ of: customer, whyNot }: { of: Customer; whyNot: string | null }) {
  const t = useText()
  const save = useSaveField(customer)
  const knownTags = useKnown('tags')
  const common = <F extends Field>(field: F, label: string) => ({
    label,
    value: customer[field],
    onSave: save(field),
    theirs: (current: unknown) => (current as Customer)[field],
    whyNot,
  })
  const line = (field: 'industry' | 'source' | 'region' | 'address' | 'remarks') => ({
    ...common(field, t(columnWords[field])),
    value: customer[field] ?? '',
    theirs: (current: unknown) => (current as Customer)[field] ?? '',
  })
  const firm = customer.kind === 'organisation'
  const phones = t(firm ? fieldTexts.firmPhones : columnWords.phones)
  const mails = t(firm ? fieldTexts.firmMails : columnWords.mails)
  const row = (field: Field, content: ReactNode, name = t(columnWords[field as keyof typeof columnWords])) => (
    <Row key={field} customerId={customer.id} field={field} name={name}>
      {content}
    </Row>
  )
  return (
    <dl className={css.fields}>
      {row(
        'stage',
        <InlineChoice
          {...common('stage', t(columnWords.stage))}
          options={STAGES.map((stage) => ({ value: stage, label: t(stageWords[stage]) }))}
        />,
      )}
      {row(
        'tier',
        <TierField
          {...common('tier', t(columnWords.tier))}
          onSave={({ tier, reason }, over) => save('tier', reason)(tier, over)}
          whyNot={whyNot ?? (customer.can.setTier ? null : t(savingTexts.onlyManagers))}
        />,
      )}
      {row('tags', <InlineTags {...common('tags', t(columnWords.tags))} known={knownTags} />)}
      {(['industry', 'source', 'region'] as const).map((field) =>
        row(field, <InlineWord field={field} {...line(field)} />),
      )}
      {row(
        'size',
        <InlineChoice
          {...common('size', t(columnWords.size))}
          value={customer.size ?? ''}
          onSave={(size, over) => save('size')(size || null, over)}
          theirs={(current) => (current as Customer).size ?? ''}
          options={['' as const, ...SIZES].map((size) => ({
            value: size,
            label: t(size === '' ? fieldTexts.nothing : sizeWords[size]),
          }))}
        />,
      )}
      {row('address', <InlineText {...line('address')} />)}
      {row('remarks', <InlineText long {...line('remarks')} />)}
      {row('phones', <InlinePoints type="tel" {...common('phones', phones)} />, phones)}
      {row('mails', <InlinePoints type="email" {...common('mails', mails)} />, mails)}
      {row(
        'kind',
        <InlineChoice
          {...common('kind', t(columnWords.kind))}
          options={(['organisation', 'person'] as const).map((kind) => ({ value: kind, label: t(kindWords[kind]) }))}
        />,
      )}
      <div className={css.row}>
        <dt>{t(columnWords.enteredOn)}</dt>
        <dd>
          <span className={css.fixed}>
            <DayText day={customer.enteredOn} />
          </span>
        </dd>
      </div>
    </dl>
  )
}

interface RowProps {
  customerId: string
  field: string
  name: string
  children: ReactNode
}

function Row({ customerId, field, name, children }: RowProps) {
  return (
    <div className={css.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <span className={css.history}>
        <FieldHistory customerId={customerId} field={field} />
      </span>
    </div>
  )
}

interface InlineFieldProps<T> {
  label: string
  value: T
  onSave: (value: T, over?: unknown) => Promise<unknown>
  theirs: (current: unknown) => T
  whyNot: string | null
}

function InlineWord({ field, ...props }: InlineFieldProps<string> & { field: 'industry' | 'source' | 'region' }) {
  return (
    <InlineEdit
      {...props}
      show={(word) => word || null}
      editor={(editing) => (
        <WordInput
          field={field}
          autoFocus
          aria-label={editing.label}
          value={editing.draft}
          onChange={editing.setDraft}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return
            if (event.nativeEvent.isComposing) return
            event.preventDefault()
            event.stopPropagation()
            event.key === 'Enter' ? editing.save(editing.draft.trim()) : editing.cancel()
          }}
          onBlur={() => editing.save(editing.draft.trim())}
        />
      )}
    />
  )
}

const samePoints = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n')

function InlinePoints({ type, ...props }: InlineFieldProps<string[]> & { type: 'tel' | 'email' }) {
  return (
    <InlineEdit
      {...props}
      pressable
      same={samePoints}
      show={(values) =>
        values.length === 0 ? null : (
          <Reach of={{ phones: type === 'tel' ? values : [], mails: type === 'email' ? values : [] }} />
        )
      }
      editor={(editing) => <PointsEditor type={type} editing={editing} />}
    />
  )
}

function PointsEditor({ type, editing }: { type: 'tel' | 'email'; editing: Editing<string[]> }) {
  const t = useText()
  return (
    <form
      className={css.points}
      onSubmit={(event) => {
        event.preventDefault()
        editing.save(editing.draft.map((line) => line.trim()).filter(Boolean))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        editing.cancel()
      }}
    >
      <PointsField label={editing.label} type={type} values={editing.draft} onChange={editing.setDraft} autoFocus />
      <span className={css.acts}>
        <Button type="submit" size="small" kind="primary">
          {t(contactTexts.save)}
        </Button>
        <Button size="small" kind="quiet" onClick={editing.cancel}>
          {t(contactTexts.cancel)}
        </Button>
      </span>
    </form>
  )
}
