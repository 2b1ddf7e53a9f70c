import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check, Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { addOccasion, changeOccasion, endOccasion } from '../contract.ts'
import css from './care.module.css'
import { occasionTexts as words } from './care.texts.ts'
import { CARE } from './changes.ts'
import { whyNotEachYear } from './dayWords.ts'
import type { Occasion, Person } from './types.ts'

const FALLBACKS = ['earlier', 'later', 'skip'] as const

type Draft = Pick<Occasion, 'kind' | 'name' | 'lunar' | 'month' | 'day' | 'leap' | 'since' | 'fallback'> & {
  contactId: string | null
}
const BLANK: Draft = {
  kind: 'own',
  name: '',
  contactId: null,
  lunar: false,
  month: 1,
  day: 1,
  leap: false,
  since: null,
  fallback: 'earlier',
}
const draftOf = ({ contact, kind, name, lunar, month, day, leap, since, fallback }: Occasion): Draft => ({
  kind,
  name,
  contactId: contact?.id ?? null,
  lunar,
  month,
  day,
  leap,
  since,
  fallback,
})

interface OccasionSheetProps {
  customerId: string
  contacts: readonly Person[]
  /** One that is changed. */
  of?: Occasion | undefined
  onClose: () => void
}

/** R6: a day that comes round each year, by the sun or the moon, in plain words. */
export function OccasionSheet({ customerId, contacts, of, onClose }: OccasionSheetProps) {
  const t = useText()
  const form = useId()
  const [draft, setDraft] = useState<Draft>(of ? draftOf(of) : BLANK)
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const add = useWrite(addOccasion, { changes: CARE, onSuccess: onClose })
  const change = useWrite(changeOccasion, { changes: CARE, onSuccess: onClose })
  const end = useWrite(endOccasion, { changes: CARE, onSuccess: onClose })
  const error = add.error ?? change.error ?? end.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { ...draft, name: draft.name.trim() }
    if (!body.name) return
    if (of) change.mutate({ params: { id: customerId, occasionId: of.id }, body, ifMatch: of.version })
    else add.mutate({ params: { id: customerId }, body })
  }
  const stop = () =>
    of &&
    end.mutate(
      { params: { id: customerId, occasionId: of.id } },
      { onSuccess: () => void toast({ text: t(words.ended) }) },
    )
  return (
    <Sheet
      place="middle"
      title={t(of ? words.change : words.add)}
      onClose={onClose}
      footer={
        <>
          {of && (
            <Button kind="quiet" busy={end.isPending} onClick={stop}>
              {t(words.end)}
            </Button>
          )}
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={add.isPending || change.isPending}>
            {t(words.save)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Segmented
          look="chips"
          label={t(words.kind)}
          choices={[
            { value: 'own', label: t(words.own) },
            { value: 'founding', label: t(words.founding) },
          ]}
          value={draft.kind}
          onChange={(kind) => set({ kind, ...(kind === 'founding' && !draft.name && { name: t(words.founding) }) })}
        />
        <Field label={t(words.name)} name="name" hint={t(words.nameHint)}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              required
              maxLength={60}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.whose)} name="contactId">
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
        <DayFields of={draft} set={set} />
        <Field label={t(words.since)} name="since" hint={t(words.sinceHint)}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1000}
              max={2100}
              value={draft.since ?? ''}
              onChange={(event) => set({ since: event.target.value ? Number(event.target.value) : null })}
            />
          )}
        </Field>
      </Form>
    </Sheet>
  )
}

const count = (to: number): string[] => Array.from({ length: to }, (_, at) => String(at + 1))
const options = (told: readonly string[]) => told.map((label, at) => ({ value: String(at + 1), label }))

function DayFields({ of: draft, set }: { of: Draft; set: (part: Partial<Draft>) => void }) {
  const t = useText()
  const months = draft.lunar ? t(words.lunarMonths).split(' ') : count(12)
  const days = draft.lunar ? t(words.lunarDays).split(' ') : count(31)
  return (
    <>
      <Segmented
        label={t(words.calendar)}
        choices={[
          { value: 'solar', label: t(words.solar) },
          { value: 'lunar', label: t(words.lunar) },
        ]}
        value={draft.lunar ? 'lunar' : 'solar'}
        onChange={(value) =>
          set(value === 'lunar' ? { lunar: true, day: Math.min(draft.day, 30) } : { lunar: false, leap: false })
        }
      />
      <div className={css.pair}>
        <Select
          aria-label={t(words.month)}
          options={options(months)}
          value={String(draft.month)}
          onChange={(event) => set({ month: Number(event.target.value) })}
        />
        <Select
          aria-label={t(words.day)}
          options={options(days)}
          value={String(draft.day)}
          onChange={(event) => set({ day: Number(event.target.value) })}
        />
      </div>
      {draft.lunar && (
        <Check checked={draft.leap} onChange={(leap) => set({ leap })}>
          {t(words.leap)}
        </Check>
      )}
      <FallbackField of={draft} value={draft.fallback} onChange={(fallback) => set({ fallback })} />
    </>
  )
}

interface FallbackFieldProps {
  of: Parameters<typeof whyNotEachYear>[0]
  value: Occasion['fallback']
  onChange: (value: Occasion['fallback']) => void
}

/** R6: what is done in a year without the day; asked only where there are such years. */
export function FallbackField({ of, value, onChange }: FallbackFieldProps) {
  const t = useText()
  const why = whyNotEachYear(of)
  if (!why) return null
  return (
    <div className={css.form}>
      <p className={css.hint}>
        {t(words[why])} {t(words.fallback)}
      </p>
      <Segmented
        look="chips"
        label={t(words.fallback)}
        choices={FALLBACKS.map((each) => ({ value: each, label: t(words[each]) }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
