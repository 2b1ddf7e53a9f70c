import type { Work } from '../../platform/work.ts'
import { Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import type { Locale } from '../../shared/text.ts'
import { fillIn } from './engine.ts'
import { writerFacts } from './facts.ts'
import { letterOf } from './letters.ts'
import type { LetterText } from './rules/builtIn.ts'
import {
  groupOfVariable,
  type LetterFacts,
  mendOf,
  type VariableGroup,
  type VariableKey,
  variableWords,
} from './rules/variables.ts'

/** What a letter lacks: what it is, and where it is filled in, in the reader's words. */
export interface Lacking {
  key: VariableKey
  group: VariableGroup
  label: string
  mend: string
}

export interface FilledLetter {
  subject: string
  body: string
  missing: Lacking[]
}

/**
 * C4: a letter of the company's, filled in. Who writes it, the company and the day come by themselves; what else it takes
 * are `facts` (of a record: `factsOf`). What it lacks stands in it as a blank 【…】 and is told.
 */
export async function fillTemplate(
  work: Work,
  by: string | null,
  key: string,
  locale: Locale,
  facts: LetterFacts,
): Promise<FilledLetter> {
  const text = (await letterOf(work, key)).texts.find((each) => each.locale === locale)
  if (!text) throw new Refused(notFound())
  return fillText(work, text, { ...(await writerFacts(work, by, locale)), ...facts }, locale)
}

export function fillText(work: Work, text: LetterText, facts: LetterFacts, locale: Locale): FilledLetter {
  const [subject, body] = [fillIn(text.subject, facts, locale), fillIn(text.body, facts, locale)]
  const missing = [...new Set([...subject.missing, ...body.missing])]
  return {
    subject: subject.text.replace(/\s+/g, ' '),
    body: body.text,
    missing: missing.map((key) => ({
      key,
      group: groupOfVariable(key),
      label: variableWords(key)[work.locale],
      mend: mendOf(key)[work.locale],
    })),
  }
}
