import { type FormEvent, useId, useState } from 'react'
import { Amount } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { useToday } from '../../../web/text/zone.ts'
import { loseNeed, showNeed } from '../contract.ts'
import { DEALS } from './changes.ts'
import css from './form.module.css'
import { lossTexts, needTexts as words } from './needs.texts.ts'
import type { NeedItem } from './types.ts'

type Code = keyof typeof lossTexts
const CODES = Object.keys(lossTexts) as Code[]

/** A need is lost, to whom and at what price, or given up: with the words that help next time. */
export function LoseNeed({ of: need, onClose }: { of: Pick<NeedItem, 'id' | 'title'>; onClose: () => void }) {
  const t = useText()
  const form = useId()
  const today = useToday()
  const known = useRead(showNeed, { params: { id: need.id } }).data?.competitors ?? []
  const [outcome, setOutcome] = useState<'lost' | 'dropped'>('lost')
  const [code, setCode] = useState<Code>('price')
  const [reason, setReason] = useState('')
  const [competitor, setCompetitor] = useState('')
  const [fen, setFen] = useState<number | null>(null)
  const [on, setOn] = useState(today)
  const [missing, setMissing] = useState(false)
  const { mutate, isPending, error } = useWrite(loseNeed, { changes: DEALS })
  const isLost = outcome === 'lost'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setMissing(true)
    const price = isLost && fen !== null ? { fen, currency: 'CNY' } : null
    const body = { outcome, code, reason: reason.trim(), competitor: (isLost && competitor.trim()) || null, price, on }
    const onSuccess = () => {
      toast({ text: t(words.lost, { title: need.title }) })
      onClose()
    }
    mutate({ params: { id: need.id }, body }, { onSuccess })
  }
  return (
    <Sheet
      title={t(words.loseTitle, { title: need.title })}
      onClose={onClose}
      place="middle"
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={isPending}>
            {t(isLost ? words.loseDo : words.dropDo)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Segmented
          label={t(words.whatHappened)}
          choices={[
            { value: 'lost', label: t(words.lostOutcome) },
            { value: 'dropped', label: t(words.droppedOutcome) },
          ]}
          value={outcome}
          onChange={setOutcome}
        />
        <div>
          <p className={css.legend}>{t(words.why)}</p>
          <Segmented
            look="chips"
            label={t(words.why)}
            choices={CODES.map((value) => ({ value, label: t(lossTexts[value]) }))}
            value={code}
            onChange={setCode}
          />
        </div>
        <Field label={t(words.reason)} name="reason" error={missing ? t(words.reasonNeeded) : undefined}>
          {(control) => (
            <TextArea
              {...control}
              data-autofocus
              value={reason}
              onChange={(event) => {
                setReason(event.target.value)
                setMissing(false)
              }}
            />
          )}
        </Field>
        <div className={css.pair}>
          {isLost && (
            <>
              <Field label={t(words.toWhom)} name="competitor">
                {(control) => (
                  <>
                    <Input
                      {...control}
                      list={`${form}-known`}
                      value={competitor}
                      onChange={(event) => setCompetitor(event.target.value)}
                    />
                    <datalist id={`${form}-known`}>
                      {known.map(({ name }) => (
                        <option key={name} value={name} />
                      ))}
                    </datalist>
                  </>
                )}
              </Field>
              <Field label={t(words.theirPrice)} name="price">
                {(control) => <Amount {...control} value={fen} onChange={setFen} />}
              </Field>
            </>
          )}
          <Field label={t(words.lossOn)} name="on">
            {(control) => (
              <Input
                {...control}
                type="date"
                max={today}
                required
                value={on}
                onChange={(event) => setOn(event.target.value)}
              />
            )}
          </Field>
        </div>
      </Form>
    </Sheet>
  )
}
