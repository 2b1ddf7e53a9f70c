import { useState } from 'react'
import { tellRefusal } from '../../../shared/refusal.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { partsOf } from '../../letters/rules/wording.ts'
import { type Needed, type Words, whyNotSend } from '../rules/ownWords.ts'
import { ownWordsTexts as words } from './appointments.texts.ts'
import css from './OwnWords.module.css'

interface OwnWordsProps {
  /** As it would go out. */
  proposed: Words & { needs: Needed }
  /** What the rep made of it; null: as proposed. */
  own: Words | null
  onOwn: (own: Words | null) => void
}

const MOST = { subject: 500, text: 20_000 }

/** A1, A5: the message as it goes out, to read and to word otherwise; what it must not lose is said at once. */
export function OwnWords({ proposed, own, onOwn }: OwnWordsProps) {
  const t = useText()
  const locale = useLocale()
  const [editing, setEditing] = useState(false)
  const why = own && whyNotSend(own, proposed.needs)
  const shown = own ?? proposed
  const change = (patch: Partial<Words>) => onOwn({ subject: shown.subject, text: shown.text, ...patch })
  return (
    <details className={css.preview} open>
      <summary>{t(words.gets)}</summary>
      {editing ? (
        <div className={css.form}>
          <Field label={t(words.subject)}>
            {(control) => (
              <Input
                {...control}
                maxLength={MOST.subject}
                value={shown.subject}
                onChange={(event) => change({ subject: event.target.value })}
              />
            )}
          </Field>
          <Field label={t(words.text)} hint={t(words.marks)} error={why ? tellRefusal(why, locale) : undefined}>
            {(control) => (
              <TextArea
                {...control}
                rows={Math.min(16, shown.text.split('\n').length + 2)}
                maxLength={MOST.text}
                value={shown.text}
                onChange={(event) => change({ text: event.target.value })}
              />
            )}
          </Field>
        </div>
      ) : (
        <div className={css.words}>
          <b>{shown.subject}</b>
          {partsOf(shown.text).map(({ text, isBlank }, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
            isBlank ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
          )}
        </div>
      )}
      {!editing && why && (
        <p className={css.wrong} role="alert">
          {tellRefusal(why, locale)}
        </p>
      )}
      <div className={css.acts}>
        <Button size="small" onClick={() => setEditing(!editing)}>
          {t(editing ? words.look : words.edit)}
        </Button>
        {own && (
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              onOwn(null)
              setEditing(false)
            }}
          >
            {t(words.back)}
          </Button>
        )}
      </div>
    </details>
  )
}
