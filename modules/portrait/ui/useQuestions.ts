import { useRead } from '../../../web/queries.ts'
import { showPortrait } from '../contract.ts'
import type { Question } from './types.ts'

const NONE: readonly Question[] = []

/** D5: what to ask a customer next; nothing for who may not write it down. */
export function useQuestions({ id, can }: { id: string; can: { edit: boolean } }): readonly Question[] {
  const { data } = useRead(showPortrait, { params: { id }, query: {} }, { enabled: can.edit })
  return data?.questions ?? NONE
}
