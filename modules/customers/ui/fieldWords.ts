import type { Text } from '../../../shared/text.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { columnWords } from '../rules/columns.ts'
import { kindWords, sizeWords, stageWords } from '../rules/words.ts'
import { useBirthdayWords } from './BirthdayField.tsx'
import { contactTexts } from './contact.texts.ts'
import { fieldTexts } from './customers.texts.ts'
import type { Contact } from './types.ts'

const OF_CONTACT: Readonly<Record<string, Text>> = {
  contact: contactTexts.contact,
  'contact.name': contactTexts.name,
  'contact.job': contactTexts.job,
  'contact.phones': columnWords.phones,
  'contact.mails': columnWords.mails,
  'contact.wechats': fieldTexts.wechats,
  'contact.birthday': contactTexts.birthday,
  'contact.bestTimes': contactTexts.bestTimes,
  'contact.worstTimes': contactTexts.worstTimes,
  'contact.remarks': contactTexts.remarks,
  'contact.main': contactTexts.makeMain,
  'contact.leftOn': contactTexts.markLeft,
}

const VALUES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  stage: stageWords,
  kind: kindWords,
  size: sizeWords,
}

/** Names and values of fields in words, for histories and comparisons. */
export function useFieldWords() {
  const t = useText()
  const format = useFormat()
  const birthday = useBirthdayWords()
  return {
    fieldName: (field: string): string => {
      const text = OF_CONTACT[field] ?? (columnWords as Readonly<Record<string, Text>>)[field]
      return text ? t(text) : field
    },
    fieldValue: (field: string, value: unknown, sealed = false): string => {
      if (sealed) return t(contactTexts.sealed)
      if (value === null || value === undefined || value === '') return t(fieldTexts.nothing)
      if (Array.isArray(value)) return value.length > 0 ? value.join(' · ') : t(fieldTexts.nothing)
      if (typeof value === 'boolean') return t(value ? fieldTexts.yes : fieldTexts.no)
      if (field === 'contact.birthday') return birthday(value as NonNullable<Contact['birthday']>)
      if (field === 'contact.leftOn') return format.day(String(value))
      const word = VALUES[field]?.[String(value)]
      return word ? t(word) : String(value)
    },
  }
}
