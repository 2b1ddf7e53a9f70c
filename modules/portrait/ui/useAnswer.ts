import type { CallOf } from '../../../shared/endpoint.ts'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { answerPortrait, confirmPortrait, noteAsked, withdrawValue } from '../contract.ts'
import type { Value } from '../rules/fields.ts'
import { PORTRAIT_CHANGES } from './changed.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import type { FieldShown, Portrait } from './types.ts'

type More = Pick<CallOf<typeof answerPortrait>['body']['answers'][number], 'how' | 'confidence' | 'learntOn'>

/** Writes into a portrait: an answer (which may be taken back), that it is still so, that they did not say. */
export function useAnswer(customerId: string) {
  const t = useText()
  const locale = useLocale()
  const changes = PORTRAIT_CHANGES
  const answering = useWrite(answerPortrait, { changes })
  const confirming = useWrite(confirmPortrait, { changes })
  const asking = useWrite(noteAsked, { changes })
  const withdrawing = useWrite(withdrawValue, { changes })
  const params = { id: customerId }
  const onError = (problem: Error) => toast({ kind: 'wrong', text: problem.message })
  return {
    busy: answering.isPending || confirming.isPending || asking.isPending,
    answer(field: FieldShown, contactId: string | null, value: Value, more: More = {}, then?: () => void) {
      answering.mutate(
        { params, body: { answers: [{ field: field.key, contactId, value, ...more }] } },
        {
          onSuccess: (portrait) => {
            const entry = newest(portrait, field, contactId)
            const undo = entry && (() => withdrawing.mutate({ params: { id: entry } }, { onError }))
            toast({ text: t(words.saved, { field: field.label[locale] }), ...(undo && { undo }) })
            then?.()
          },
          onError,
        },
      )
    },
    confirm: (field: FieldShown, contactId: string | null) =>
      confirming.mutate(
        { params, body: { entries: [{ field: field.key, contactId }] } },
        { onSuccess: () => toast({ text: t(words.confirmedNow, { field: field.label[locale] }) }), onError },
      ),
    asked: (field: FieldShown, contactId: string | null) =>
      asking.mutate(
        { params, body: { field: field.key, contactId } },
        { onSuccess: () => toast({ text: t(words.askedNoted) }), onError },
      ),
  }
}

/** What was just written, where the reply tells of it. */
const newest = (portrait: Portrait, field: FieldShown, contactId: string | null): string | undefined =>
  portrait.blocks
    .flatMap(({ cells }) => cells)
    .find((cell) => cell.field.key === field.key && cell.contactId === contactId)?.current?.id
