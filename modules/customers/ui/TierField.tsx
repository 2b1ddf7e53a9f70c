import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { type Editing, InlineEdit } from '../../../web/kit/controls/InlineEdit.tsx'
import { Select, TextArea } from '../../../web/kit/controls/Input.tsx'
import { isComposing } from '../../../web/kit/keys.ts'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { TIERS } from '../rules/stages.ts'
import { neverSuspended } from '../settings.ts'
import { contactTexts } from './contact.texts.ts'
import { fieldTexts } from './customers.texts.ts'
import css from './TierField.module.css'
import { tierTexts as words } from './tier.texts.ts'
import type { Customer } from './types.ts'

type Tier = Customer['tier']

/** A tier, and why it becomes that. */
export interface TierChange {
  readonly tier: Tier
  readonly reason?: string
}

interface TierFieldProps {
  label: string
  value: Tier
  onSave: (change: TierChange, over?: unknown) => Promise<unknown>
  theirs: (current: unknown) => Tier
  whyNot: string | null
}

/** T5: the tier, changed by a manager; from one that is never suspended only with a reason. */
export function TierField({ value, theirs, ...props }: TierFieldProps) {
  return (
    <InlineEdit<TierChange>
      {...props}
      value={{ tier: value }}
      theirs={(current) => ({ tier: theirs(current) })}
      same={(one, other) => one.tier === other.tier}
      show={({ tier }) => tier}
      editor={(editing) => <TierEditor editing={editing} before={value} />}
    />
  )
}

function TierEditor({ editing, before }: { editing: Editing<TierChange>; before: Tier }) {
  const t = useText()
  const never = useSetting(neverSuspended)
  const [missing, setMissing] = useState(false)
  const { tier, reason } = editing.draft
  const asksWhy = (next: Tier) => next !== before && before !== null && never.includes(before)
  const choose = (next: Tier) =>
    asksWhy(next) ? editing.setDraft({ tier: next, reason: reason ?? '' }) : editing.save({ tier: next })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!reason?.trim())
    if (reason?.trim()) editing.save({ tier, reason: reason.trim() })
  }
  return (
    <form
      className={css.editor}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (isComposing(event)) return
        if (event.key === 'Escape') editing.cancel()
        else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <Select
        autoFocus
        aria-label={editing.label}
        options={TIERS.map((one) => ({ value: one, label: one }))}
        empty={t(fieldTexts.noTier)}
        value={tier ?? ''}
        onChange={(event) => choose((event.target.value || null) as Tier)}
        onBlur={reason === undefined ? editing.cancel : undefined}
      />
      {reason !== undefined && (
        <div className={css.why}>
          <Field
            label={t(words.why)}
            hint={t(words.hint, { tier: before ?? '' })}
            error={missing ? t(words.needed) : undefined}
          >
            {(control) => (
              <TextArea
                {...control}
                autoFocus
                rows={2}
                maxLength={500}
                value={reason}
                onChange={(event) => editing.setDraft({ tier, reason: event.target.value })}
              />
            )}
          </Field>
          <span className={css.acts}>
            <Button type="submit" size="small" kind="primary" keys="mod+enter">
              {t(contactTexts.save)}
            </Button>
            <Button size="small" kind="quiet" onClick={editing.cancel}>
              {t(contactTexts.cancel)}
            </Button>
          </span>
        </div>
      )}
    </form>
  )
}
