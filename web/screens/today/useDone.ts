import { underWay } from '../../../modules/touches/ui/underWay.ts'
import { touchOutbox } from '../../outbox/touches.ts'
import { personKey, useMe } from '../../session.tsx'
import { useWatched } from '../../watched.ts'

export type Done = 'done' | 'kept'

/** Customers whose touch was just logged and is on its way, or waits on this device to be sent. */
export function useDone(): (customerId: string) => Done | null {
  const device = personKey(useMe())
  const onTheWay = useWatched(underWay)
  const kept = useWatched(touchOutbox.entries)
  const waiting = new Set(kept.filter((e) => e.person === device && !e.refused).map((e) => e.body.customerId))
  return (id) => (waiting.has(id) ? 'kept' : onTheWay.has(id) ? 'done' : null)
}
