import { changeMe } from '../modules/people/contract.ts'
import type { Locale } from '../shared/text.ts'
import { useWrite } from './queries.ts'
import { lookAgain } from './session.tsx'
import { locale } from './text/locale.ts'

/** Changes the language at once, and for the person on every device where none was chosen. */
export function useChangeLocale(): (next: Locale) => void {
  const { mutate } = useWrite(changeMe, { onSuccess: lookAgain })
  return (next) => {
    locale.set(next)
    mutate({ body: { locale: next } })
  }
}
