import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, Select, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useMe } from '../../../web/session.tsx'
import { useText } from '../../../web/text/useText.ts'
import { columnWords } from '../rules/columns.ts'
import { SIZES } from '../rules/sizes.ts'
import { TIERS } from '../rules/stages.ts'
import { sizeWords } from '../rules/words.ts'
import { createTexts as words } from './create.texts.ts'
import { fieldTexts } from './customers.texts.ts'
import { useKnown } from './known.ts'
import css from './MoreOfCustomer.module.css'
import type { Rest } from './newCustomer.ts'
import { TagInput } from './TagInput.tsx'
import { usePeople } from './usePeople.ts'
import { WordInput } from './WordInput.tsx'

interface MoreOfCustomerProps {
  rest: Rest
  onChange: (rest: Rest) => void
}

/** What is seldom known at first: trade, place, where it came from; for managers also whose it becomes. */
export function MoreOfCustomer({ rest, onChange }: MoreOfCustomerProps) {
  const t = useText()
  const me = useMe()
  const { people } = usePeople()
  const knownTags = useKnown('tags')
  const set = (part: Partial<Rest>) => onChange({ ...rest, ...part })
  const owners = [
    ...people.filter((person) => person.id !== me.id).map(({ id, name }) => ({ value: id, label: name })),
    { value: 'none', label: t(words.ownerNone) },
  ]
  return (
    <div className={css.fields}>
      {(['industry', 'source', 'region'] as const).map((field) => (
        <Field key={field} label={t(columnWords[field])} name={field}>
          {(control) => (
            <WordInput
              {...control}
              autoFocus={field === 'industry'}
              field={field}
              value={rest[field]}
              onChange={(value) => set({ [field]: value })}
            />
          )}
        </Field>
      ))}
      <Field label={t(columnWords.size)} name="size">
        {(control) => (
          <Select
            {...control}
            empty={t(fieldTexts.nothing)}
            options={SIZES.map((size) => ({ value: size, label: t(sizeWords[size]) }))}
            value={rest.size}
            onChange={(event) => set({ size: event.target.value })}
          />
        )}
      </Field>
      {me.can.assign && (
        <>
          <Field label={t(columnWords.owner)} name="ownerId">
            {(control) => (
              <Select
                {...control}
                empty={t(words.ownerMe)}
                options={owners}
                value={rest.ownerId}
                onChange={(event) => set({ ownerId: event.target.value })}
              />
            )}
          </Field>
          <Field label={t(columnWords.tier)} name="tier">
            {(control) => (
              <Select
                {...control}
                empty={t(fieldTexts.noTier)}
                options={TIERS.map((tier) => ({ value: tier, label: tier }))}
                value={rest.tier}
                onChange={(event) => set({ tier: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field label={t(columnWords.enteredOn)} hint={t(words.enteredHint)} name="enteredOn">
        {(control) => (
          <Input
            {...control}
            type="date"
            value={rest.enteredOn}
            onChange={(event) => set({ enteredOn: event.target.value })}
          />
        )}
      </Field>
      <div className={css.whole}>
        <Field label={t(columnWords.address)} name="address">
          {(control) => (
            <Input {...control} value={rest.address} onChange={(event) => set({ address: event.target.value })} />
          )}
        </Field>
        <Field label={t(columnWords.tags)} name="tags">
          {(control) => (
            <TagInput
              id={control.id}
              label={t(columnWords.tags)}
              tags={rest.tags}
              known={knownTags}
              onChange={(tags) => set({ tags })}
            />
          )}
        </Field>
        <Field label={t(columnWords.remarks)} name="remarks">
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              value={rest.remarks}
              onChange={(event) => set({ remarks: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  )
}
