import type { CallOf } from '../../../shared/endpoint.ts'
import { keyOf, queries, useWrite } from '../../../web/queries.ts'
import { changeNeed, listNeeds, showBoard, showNeed } from '../contract.ts'
import type { Need } from './types.ts'

type Change = CallOf<typeof changeNeed>['body']

/** Saves fields of a need as they were seen; over what somebody else made of it where one says so. */
export function useSaveNeed(need: Need) {
  const { mutateAsync } = useWrite(changeNeed, { changes: [showBoard, listNeeds] })
  return async (body: Change, over?: unknown): Promise<void> => {
    const ifMatch = ((over as Need | undefined) ?? need).version
    const after = await mutateAsync({ params: { id: need.id }, body, ifMatch })
    queries.setQueryData(keyOf(showNeed, { params: { id: need.id } }), after)
  }
}
