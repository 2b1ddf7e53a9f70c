import { ArrowLeftRight } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { CallOf, ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { type mergeCustomers, previewMerge } from '../contract.ts'
import { useFieldWords } from './fieldWords.ts'
import css from './MergeSheet.module.css'
import { mergeTexts as words } from './merge.texts.ts'
import { CustomerRing } from './Standing.tsx'
import { Facts } from './Title.tsx'
import type { Customer } from './types.ts'
import { useMerge } from './useMerge.ts'

type Preview = ReplyOf<typeof previewMerge>
type Compared = Preview['fields'][number]
type Choice = Compared['stays']
type Choices = Readonly<Partial<Record<Compared['field'], Choice>>>

interface MergeSheetProps {
  keptId: string
  mergedId: string
  onMerged: (kept: Customer) => void
  onClose: () => void
}

/** G4: two customers side by side, field by field, before they become one. */
export function MergeSheet({ keptId, mergedId, onMerged, onClose }: MergeSheetProps) {
  const t = useText()
  const form = useId()
  const [swapped, setSwapped] = useState(false)
  const [choices, setChoices] = useState<Choices>({})
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [kept, merged] = swapped ? [mergedId, keptId] : [keptId, mergedId]
  const { data, error, refetch } = useRead(
    previewMerge,
    { query: { keptId: kept, mergedId: merged } },
    { staleTime: 0 },
  )
  const merge = useMerge((customer) => {
    onMerged(customer)
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(reason.trim() === '')
    if (reason.trim() === '' || data?.whyNot) return
    const fields = choices as CallOf<typeof mergeCustomers>['body']['fields']
    merge.merge({ keptId: kept, mergedId: merged, fields, reason: reason.trim() })
  }
  return (
    <Sheet
      place="middle"
      wide
      title={t(words.title)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" disabled={!data || data.whyNot !== null} busy={merge.busy}>
          {t(words.merge)}
        </Button>
      }
    >
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={6} height={52} />}
      {data && (
        <form id={form} className={css.form} onSubmit={submit}>
          <p className={css.lead}>{t(words.lead)}</p>
          <Sides
            preview={data}
            onSwap={() => {
              setSwapped(!swapped)
              setChoices({})
            }}
          />
          <Fields preview={data} choices={choices} onChoose={setChoices} />
          <p className={css.both}>
            <strong>{t(words.kept)}</strong>
            {t(words.keptOfBoth, {
              contacts: data.kept.contacts.length + data.merged.contacts.length,
              touches: data.kept.touches + data.merged.touches,
              orders: data.kept.orders.count + data.merged.orders.count,
            })}
          </p>
          {data.sight && <Sight of={data.sight} />}
          {data.whyNot ? (
            <p className={css.whyNot} role="alert">
              {data.whyNot.text}
            </p>
          ) : (
            <Field label={t(words.reason)} error={missing ? t(words.reasonNeeded) : undefined}>
              {(control) => (
                <Input
                  {...control}
                  data-autofocus
                  maxLength={1000}
                  placeholder={t(words.reasonHint)}
                  value={reason}
                  onChange={(event) => {
                    setReason(event.target.value)
                    setMissing(false)
                  }}
                />
              )}
            </Field>
          )}
          {merge.error && <ErrorState small error={merge.error} />}
        </form>
      )}
    </Sheet>
  )
}

function Sides({ preview, onSwap }: { preview: Preview; onSwap: () => void }) {
  const t = useText()
  const side = (customer: Customer, told: string) => (
    <div className={css.side}>
      <CustomerRing of={customer} size={44} />
      <div>
        <small>{told}</small>
        <strong>{customer.name}</strong>
        <Facts of={customer} />
      </div>
    </div>
  )
  return (
    <div className={css.sides}>
      {side(preview.kept, t(words.stays))}
      <Button
        size="small"
        icon={<ArrowLeftRight />}
        aria-label={t(words.swap)}
        data-tip={t(words.swap)}
        onClick={onSwap}
      />
      {side(preview.merged, t(words.goes))}
    </div>
  )
}

/** So many names are read; of more it is said how many. */
const NAMES = 12

/** S1: with a secret customer, who sees the one that remains: told before it is done. */
function Sight({ of: { gains, loses } }: { of: NonNullable<Preview['sight']> }) {
  const t = useText()
  const format = useFormat()
  const listed = (told: readonly string[]) => {
    const names = format.list(told.slice(0, NAMES))
    return told.length > NAMES ? t(words.andOthers, { names, count: told.length }) : names
  }
  const losing = loses.map(({ person, mustSign }) => (mustSign ? t(words.untilSigned, person) : person.name))
  return (
    <div className={css.sight} role="note">
      <strong>{t(words.sight)}</strong>
      {gains.length > 0 && <p>{t(words.gains, { names: listed(gains.map(({ name }) => name)) })}</p>}
      {losing.length > 0 && <p>{t(words.loses, { names: listed(losing) })}</p>}
      {gains.length + losing.length === 0 && <p>{t(words.sightStays)}</p>}
    </div>
  )
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

interface FieldsProps {
  preview: Preview
  choices: Choices
  onChoose: (choices: Choices) => void
}

/** The fields that differ; a press on a side lets its value stay. */
function Fields({ preview, choices, onChoose }: FieldsProps) {
  const t = useText()
  const { fieldName, fieldValue } = useFieldWords()
  const group = useId()
  const differing = preview.fields.filter(({ kept, merged }) => !isSame(kept, merged))
  const alike = preview.fields.length - differing.length
  return (
    <>
      <div className={css.fields}>
        {differing.map(({ field, stays, choices: open, ...values }) => {
          const chosen = choices[field] ?? stays
          const option = (choice: Choice, told: string) => (
            <label
              key={choice}
              className={names(css.option, css[choice], (chosen === choice || chosen === 'both') && css.on)}
            >
              <input
                type="radio"
                name={`${group}-${field}`}
                checked={chosen === choice}
                disabled={!open.includes(choice)}
                onChange={() => onChoose({ ...choices, [field]: choice })}
              />
              <span>{told}</span>
            </label>
          )
          return (
            <fieldset key={field} className={css.field}>
              <legend>{fieldName(field)}</legend>
              {option('kept', fieldValue(field, values.kept))}
              {option('merged', fieldValue(field, values.merged))}
              {open.includes('both') &&
                !isEmpty(values.kept) &&
                !isEmpty(values.merged) &&
                option('both', t(words.both))}
            </fieldset>
          )
        })}
      </div>
      {alike > 0 && <p className={css.same}>{t(words.same, { count: alike })}</p>}
    </>
  )
}
