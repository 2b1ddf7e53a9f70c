import type { CallOf } from '../../../shared/endpoint.ts'
import { call, Problem } from '../../../web/api.ts'
import { toast } from '../../../web/kit/layers/toast.ts'
import { recordTouch, type TouchAnswers } from '../../../web/outbox/touches.ts'
import { tell } from '../../../web/text/useText.ts'
import { noteTouched } from '../../../web/touched.ts'
import { correctTouch, type logTouch } from '../contract.ts'
import type { Draft } from './draft.ts'
import { draftOf } from './drafts.ts'
import { touchTexts as words } from './touch.texts.ts'
import { refused, underWay } from './underWay.ts'

type Body = CallOf<typeof logTouch>['body']

export interface TouchToSend {
  /** Whose touch it is, on this device. */
  person: string
  customer: { id: string; name: string }
  body: Body
  /** What was learnt on the way, for the portrait (D5). */
  answers: TouchAnswers
  draft: Draft
  /** The how-manieth effective touch it becomes; null where it does not count. */
  number: number | null
  /** Leads back to the customer: to mend what was refused, or after it was taken back. */
  comeBack: () => void
}

/**
 * Records a touch while the one who wrote it goes on to the next customer (T1). Until the server has it, or the
 * outbox, the draft stays; where it is refused one is told, and led back to it.
 */
export async function sendTouch(touch: TouchToSend): Promise<void> {
  const { person, customer, body, answers, comeBack } = touch
  const { name } = customer
  mark(underWay, (ids) => ids.add(customer.id))
  forgetRefused(customer.id)
  try {
    const reply = await recordTouch(person, body, name, answers)
    draftOf(person, customer.id).set(null)
    if (reply === 'kept') {
      toast({ text: tell(navigator.onLine ? words.keptAnyway : words.keptOffline, { name }) })
    } else {
      toast({ text: toldDone(touch), undo: () => takeBack(touch, reply.touch.id) })
      await noteTouched(reply.customer)
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    refused.set(new Map(refused.get()).set(customer.id, error))
    const why = error.message
    toast({
      kind: 'wrong',
      text: tell(words.notDone, { name, why }),
      action: { label: tell(words.goBack), act: comeBack },
    })
  } finally {
    mark(underWay, (ids) => ids.delete(customer.id))
  }
}

const toldDone = ({ customer: { name }, number }: TouchToSend): string =>
  number === null ? tell(words.done, { name }) : tell(words.doneCounting, { name, count: number })

/** T1: takes it back by a correction, and puts what was written where it was. */
async function takeBack({ person, customer, draft, comeBack }: TouchToSend, touchId: string): Promise<void> {
  try {
    const reply = await call(correctTouch, { params: { id: touchId }, body: { retract: true } })
    draftOf(person, customer.id).set(draft)
    toast({ text: tell(words.takenBack, { name: customer.name }) })
    await noteTouched(reply.customer)
    comeBack()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    toast({ kind: 'wrong', text: error.message })
  }
}

export function forgetRefused(customerId: string): void {
  if (!refused.get().has(customerId)) return
  const left = new Map(refused.get())
  left.delete(customerId)
  refused.set(left)
}

function mark(source: typeof underWay, change: (ids: Set<string>) => void): void {
  const ids = new Set(source.get())
  change(ids)
  source.set(ids)
}
