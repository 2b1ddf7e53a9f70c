import type { Locale } from '../../../shared/text.ts'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Select } from '../../../web/kit/controls/Input.tsx'
import { useRead } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listLetters } from '../contract.ts'
import { partWords } from '../rules/functions.ts'
import css from './compose.module.css'
import { composeTexts as words } from './compose.texts.ts'

interface LetterChoiceProps {
  letter: string | null
  locale: Locale
  onTake: (letter: string | null, locale: Locale, name: string) => void
}

/** C4: which letter, by function, and in which language. */
export function LetterChoice({ letter, locale, onTake }: LetterChoiceProps) {
  const t = useText()
  const items = (useRead(listLetters, {}).data?.items ?? []).filter(({ state }) => state === 'on')
  const nameOf = (id: string | null) => items.find((item) => item.id === id)?.name ?? t(words.blank)
  return (
    <div className={css.letter}>
      <Field label={t(words.letter)}>
        {(control) => (
          <Select
            {...control}
            empty={t(words.blank)}
            options={items.map(({ id, name, part }) => ({ value: id, label: name, group: t(partWords[part]) }))}
            value={letter ?? ''}
            onChange={({ target: { value } }) => {
              const chosen = value === '' ? null : value
              onTake(chosen, localeFor(items, chosen, locale), nameOf(chosen))
            }}
          />
        )}
      </Field>
      <Segmented
        label={t(words.language)}
        choices={[
          { value: 'zh', label: t(words.chinese), disabled: !has(items, letter, 'zh') },
          { value: 'en', label: t(words.english), disabled: !has(items, letter, 'en') },
        ]}
        value={locale}
        onChange={(next) => onTake(letter, next, nameOf(letter))}
      />
    </div>
  )
}

type Items = readonly { id: string; locales: readonly { locale: Locale }[] }[]

const has = (items: Items, id: string | null, locale: Locale): boolean =>
  id === null || (items.find((item) => item.id === id)?.locales.some((each) => each.locale === locale) ?? true)

/** The language asked for, or the one in which the letter is written. */
const localeFor = (items: Items, id: string | null, locale: Locale): Locale =>
  has(items, id, locale) ? locale : (items.find((item) => item.id === id)?.locales[0]?.locale ?? locale)
