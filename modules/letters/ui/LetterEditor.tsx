import { type ReactNode, useRef, useState } from 'react'
import type { Locale } from '../../../shared/text.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { listLetters, listLetterVersions, showLetter, writeLetter } from '../contract.ts'
import { groupsFor } from '../rules/functions.ts'
import { groupWords, VARIABLES, type VariableKey } from '../rules/variables.ts'
import { inKeys, inWords, slotOf } from '../rules/wording.ts'
import css from './letters.module.css'
import { letterTexts as words } from './letters.texts.ts'
import { Preview } from './Preview.tsx'
import type { Letter, Words } from './types.ts'
import { Versions } from './Versions.tsx'

interface LetterEditorProps {
  of: Letter
  /** With whose record it is previewed; null: with examples. */
  record: { id: string; name: string } | null
  /** Chooses that. */
  chooser: ReactNode
}

const LOCALES = ['zh', 'en'] as const
const EMPTY: Words = { subject: '', body: '' }

/** C4: what a letter says, in each language, beside what comes out of it. */
export function LetterEditor({ of: letter, record, chooser }: LetterEditorProps) {
  const t = useText()
  const [locale, setLocale] = useState<Locale>(letter.texts[0]?.locale ?? 'zh')
  return (
    <div className={css.side}>
      <Segmented
        label={t(words.language)}
        choices={LOCALES.map((each) => ({ value: each, label: t(words[each]) }))}
        value={locale}
        onChange={setLocale}
      />
      <InLanguage key={locale} of={letter} locale={locale} record={record} chooser={chooser} />
    </div>
  )
}

function InLanguage({ of: letter, locale, record, chooser }: LetterEditorProps & { locale: Locale }) {
  const t = useText()
  const reader = useLocale()
  const kept = letter.texts.find((text) => text.locale === locale)
  const told = kept ? { subject: inWords(kept.subject, reader), body: inWords(kept.body, reader) } : EMPTY
  const [draft, setDraft] = useState<Words>(told)
  const writing = useRef<'subject' | 'body'>('body')
  const fields = { subject: useRef<HTMLInputElement>(null), body: useRef<HTMLTextAreaElement>(null) }
  const write = useWrite(writeLetter, { changes: [showLetter, listLetters, listLetterVersions] })
  const changed = draft.subject !== told.subject || draft.body !== told.body
  const keyed = { subject: inKeys(draft.subject), body: inKeys(draft.body) }

  const save = (text: Words | null, after: (saved: Letter) => void) =>
    write.mutate(
      { params: { id: letter.id }, body: { locale, text, seen: kept?.number ?? 0 } },
      {
        onSuccess: after,
        onError: (problem) => problem.reason === 'version_conflict' && toast({ text: t(words.conflict) }),
      },
    )
  const take = (text: Words) => setDraft({ subject: inWords(text.subject, reader), body: inWords(text.body, reader) })
  const ofNow = (saved: Letter) => saved.texts.find((text) => text.locale === locale)
  const insert = (key: VariableKey) => {
    const field = fields[writing.current].current
    const [from, to] = [field?.selectionStart ?? 0, field?.selectionEnd ?? 0]
    const before = draft[writing.current]
    const slot = slotOf(key, reader)
    setDraft({ ...draft, [writing.current]: before.slice(0, from) + slot + before.slice(to) })
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(from + slot.length, from + slot.length)
    })
  }
  return (
    <div className={css.editor}>
      <Form className={css.side} onSubmit={(event) => event.preventDefault()} problem={write.error}>
        {!kept && <p className={css.quiet}>{t(words.notIn)}</p>}
        <Field label={t(words.subject)} name="text.subject">
          {(control) => (
            <Input
              {...control}
              ref={fields.subject}
              readOnly={!letter.can.change}
              value={draft.subject}
              onFocus={() => {
                writing.current = 'subject'
              }}
              onChange={(event) => setDraft({ ...draft, subject: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.body)} name="text.body">
          {(control) => (
            <WithRef
              {...control}
              area={fields.body}
              readOnly={!letter.can.change}
              value={draft.body}
              onFocus={() => {
                writing.current = 'body'
              }}
              onChange={(body) => setDraft({ ...draft, body })}
            />
          )}
        </Field>
        {letter.can.change && (
          <>
            <Slots of={letter} locale={reader} onInsert={insert} />
            <div className={css.acts}>
              <Button
                kind="primary"
                disabled={!changed || draft.subject.trim() === ''}
                busy={write.isPending}
                onClick={() =>
                  save(keyed, (saved) => toast({ text: t(words.saved, { number: ofNow(saved)?.number ?? 1 }) }))
                }
              >
                {t(words.save)}
              </Button>
              {changed && (
                <Button kind="quiet" onClick={() => setDraft(told)}>
                  {t(words.discard)}
                </Button>
              )}
              {!letter.own && kept?.edited && (
                <Button
                  onClick={() =>
                    save(null, (saved) => {
                      take(ofNow(saved) ?? EMPTY)
                      toast({ text: t(words.restored) })
                    })
                  }
                >
                  {t(words.toBuiltIn)}
                </Button>
              )}
            </div>
          </>
        )}
      </Form>
      <div className={css.side}>
        <Preview text={keyed} locale={locale} record={record} chooser={chooser} />
        <Versions letter={letter} locale={locale} onTake={take} />
      </div>
    </div>
  )
}

interface SlotsProps {
  of: Letter
  locale: Locale
  onInsert: (key: VariableKey) => void
}

/** What the letter may take from the record: a press puts it in. */
function Slots({ of, locale, onInsert }: SlotsProps) {
  const t = useText()
  return (
    <div className={css.slots}>
      <p className={css.quiet}>{t(words.insert)}</p>
      {groupsFor(of.function).map((group) => (
        <div key={group} className={css.slotGroup}>
          <span>{t(groupWords[group])}</span>
          {[...VARIABLES]
            .filter(([, variable]) => variable.group === group)
            .map(([key, { label, example }]) => (
              <button
                key={key}
                type="button"
                className={css.slot}
                data-tip={example[locale]}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onInsert(key)}
              >
                {t(label)}
              </button>
            ))}
        </div>
      ))}
    </div>
  )
}

interface WithRefProps {
  id: string
  area: React.RefObject<HTMLTextAreaElement | null>
  value: string
  readOnly: boolean
  onFocus: () => void
  onChange: (text: string) => void
}

function WithRef({ area, onChange, ...rest }: WithRefProps) {
  return (
    <div
      ref={(box) => {
        area.current = box?.querySelector('textarea') ?? null
      }}
    >
      <TextArea {...rest} rows={14} className={css.body} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
