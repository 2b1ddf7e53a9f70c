import { type FormEvent, useId, useState } from 'react'
import { Amount } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, Select, TextArea } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { addGift, changeGift } from '../contract.ts'
import { giftLimit, giftYearLimit } from '../settings.ts'
import css from './care.module.css'
import { giftTexts as words } from './care.texts.ts'
import { CARE } from './changes.ts'
import type { Gift, Person } from './types.ts'

const FEN = 100

interface GiftSheetProps {
  customerId: string
  contacts: readonly Person[]
  of?: Gift | undefined
  onClose: () => void
}

/** R6: a gift with its cost; beyond the limits it waits for a superior, which is said before it is asked for. */
export function GiftSheet({ customerId, contacts, of, onClose }: GiftSheetProps) {
  const t = useText()
  const format = useFormat()
  const form = useId()
  const [each, year] = [useSetting(giftLimit), useSetting(giftYearLimit)]
  const money = (yuan: number) => format.money({ fen: yuan * FEN, currency: 'CNY' })
  const [draft, setDraft] = useState({
    what: of?.what ?? '',
    fen: of?.fen ?? null,
    contactId: of ? (of.contact?.id ?? null) : (contacts[0]?.id ?? null),
    onDay: of?.onDay ?? format.today,
    occasion: of?.occasion ?? '',
    note: of?.note ?? '',
  })
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const onSuccess = (gift: { state: Gift['state'] }) => {
    toast({ text: t(gift.state === 'waiting' ? words.waits : words.noted) })
    onClose()
  }
  const add = useWrite(addGift, { changes: CARE, onSuccess })
  const change = useWrite(changeGift, { changes: CARE, onSuccess })
  const waits = draft.fen !== null && draft.fen > each * FEN
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { fen } = draft
    if (!draft.what.trim() || fen === null) return
    const body = { ...draft, what: draft.what.trim(), occasion: draft.occasion.trim(), note: draft.note.trim(), fen }
    if (of) change.mutate({ params: { id: of.id }, body, ifMatch: of.version })
    else add.mutate({ body: { customerId, ...body } })
  }
  return (
    <Sheet
      place="middle"
      title={t(of ? words.change : words.add)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={add.isPending || change.isPending}>
            {t(waits ? words.submit : of ? words.save : words.plan)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={add.error ?? change.error}>
        <Field label={t(words.what)} name="what" hint={t(words.whatHint)}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              required
              maxLength={200}
              value={draft.what}
              onChange={(event) => set({ what: event.target.value })}
            />
          )}
        </Field>
        <div className={css.pair}>
          <Field label={t(words.cost)} name="fen">
            {(control) => <Amount {...control} required value={draft.fen} onChange={(fen) => set({ fen })} />}
          </Field>
          <Field label={t(words.day)} name="onDay">
            {(control) => (
              <Input
                {...control}
                type="date"
                required
                value={draft.onDay}
                onChange={(event) => set({ onDay: event.target.value })}
              />
            )}
          </Field>
        </div>
        <p className={waits ? css.warn : css.hint}>
          {waits ? t(words.willWait, { each: money(each) }) : t(words.limit, { each: money(each), year: money(year) })}
        </p>
        <Field label={t(words.whom)} name="contactId">
          {(control) => (
            <Select
              {...control}
              empty={t(words.firm)}
              options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
              value={draft.contactId ?? ''}
              onChange={(event) => set({ contactId: event.target.value || null })}
            />
          )}
        </Field>
        <Field label={t(words.occasion)} name="occasion" hint={t(words.occasionHint)}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              value={draft.occasion}
              onChange={(event) => set({ occasion: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.note)} name="note">
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={500}
              value={draft.note}
              onChange={(event) => set({ note: event.target.value })}
            />
          )}
        </Field>
      </Form>
    </Sheet>
  )
}
