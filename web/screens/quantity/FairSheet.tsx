import { useState } from 'react'
import { addFair, changeFair, listFairs } from '../../../modules/quantity/contract.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import type { Fair } from './fair.ts'
import css from './quantity.module.css'
import { sourcesTexts as words } from './sources.texts.ts'

const FIELDS = ['name', 'startsOn', 'endsOn', 'place', 'industry', 'source', 'remarks'] as const
type Key = (typeof FIELDS)[number]

const LABELS = {
  name: words.fairName,
  startsOn: words.fairStart,
  endsOn: words.fairEnd,
  place: words.fairPlace,
  industry: words.fairIndustry,
  source: words.fairSource,
  remarks: words.fairRemarks,
} as const

/** Q5: a fair of the calendar, new or changed. */
export function FairSheet({ of, onClose }: { of: Fair | null; onClose: () => void }) {
  const t = useText()
  const { today } = useFormat()
  const [draft, setDraft] = useState<Record<Key, string>>({
    name: of?.name ?? '',
    startsOn: of?.startsOn ?? today,
    endsOn: of?.endsOn ?? today,
    place: of?.place ?? '',
    industry: of?.industry ?? '',
    source: of?.source ?? '',
    remarks: of?.remarks ?? '',
  })
  const done = { changes: [listFairs], onSuccess: onClose }
  const [add, change] = [useWrite(addFair, done), useWrite(changeFair, done)]
  const error = add.error ?? change.error
  const known = of && { params: { id: of.id }, ifMatch: of.version }
  const save = () => (known ? change.mutate({ ...known, body: draft }) : add.mutate({ body: draft }))
  return (
    <Sheet
      title={of?.name ?? t(words.addFair)}
      onClose={onClose}
      footer={
        <>
          {known && of && (
            <Button onClick={() => change.mutate({ ...known, body: { cancelled: !of.cancelled } })}>
              {t(of.cancelled ? words.restoreFair : words.cancelFair)}
            </Button>
          )}
          <Button kind="primary" busy={add.isPending || change.isPending} onClick={save}>
            {t(words.save)}
          </Button>
        </>
      }
    >
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
        problem={error}
      >
        {FIELDS.map((key) => (
          <Field
            key={key}
            label={t(LABELS[key])}
            name={key}
            hint={key === 'source' ? t(words.fairSourceHint) : undefined}
          >
            {(control) => (
              <Input
                {...control}
                type={key === 'startsOn' || key === 'endsOn' ? 'date' : 'text'}
                value={draft[key]}
                onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <button type="submit" hidden />
      </Form>
    </Sheet>
  )
}
