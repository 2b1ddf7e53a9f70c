import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { TextArea } from '../../../web/kit/controls/Input.tsx'
import { keyOf, queries, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { followScorecard, overrideTier, showImportance } from '../contract.ts'
import css from './Importance.module.css'
import { importanceTexts as words } from './importance.texts.ts'
import type { Importance } from './types.ts'

/** By hand; by hand as it is, against the score; or by the scorecard. */
export type Giving = 'override' | 'keep' | 'follow'

const TIERS = ['VVIP', 'A', 'B', 'C'] as const

interface GiveTierProps {
  of: Pick<Importance, 'customerId' | 'tier' | 'waitsSince'>
  giving: Giving
  onClose: () => void
  onGiven: (now: Importance) => void
}

/** I1: a manager gives the tier, or lets the scorecard, with a reason. */
export function GiveTier({ of, giving, onClose, onGiven }: GiveTierProps) {
  const t = useText()
  const [tier, setTier] = useState<(typeof TIERS)[number]>(of.tier ?? 'A')
  const [reason, setReason] = useState('')
  const params = { id: of.customerId }
  const onSuccess = (reply: Importance) => {
    queries.setQueryData(keyOf(showImportance, { params }), reply)
    onGiven(reply)
  }
  const override = useWrite(overrideTier, { onSuccess })
  const follow = useWrite(followScorecard, { onSuccess })
  const { error, isPending } = giving === 'follow' ? follow : override
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (giving === 'follow') follow.mutate({ params, body: { reason } })
    else override.mutate({ params, body: { tier, reason } })
  }
  return (
    <Form className={css.form} onSubmit={submit} problem={error}>
      {giving === 'override' && (
        <Segmented
          label={t(words.tier)}
          choices={TIERS.map((one) => ({ value: one, label: one }))}
          value={tier}
          onChange={setTier}
        />
      )}
      <Field label={t(words.reason)} name="reason" hint={t(words.reasonHint)}>
        {(control) => (
          <TextArea
            {...control}
            autoFocus
            required
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <span className={css.acts}>
        <Button type="submit" size="small" kind="primary" busy={isPending} disabled={!reason.trim()}>
          {t(giving === 'follow' && of.waitsSince ? words.confirm : words.save)}
        </Button>
        <Button size="small" kind="quiet" onClick={onClose}>
          {t(words.cancel)}
        </Button>
      </span>
    </Form>
  )
}
