import { type EventKind, subscribe } from '../../platform/events.ts'
import { enqueue } from '../../platform/jobs.ts'
import { settingsChanged } from '../company/index.ts'
import { customersMerged, mergeUndone } from '../customers/events.ts'
import { orderApproved, orderCancelled, orderChanged, orderCompleted, orderPaid, orderPlaced } from '../deals/events.ts'
import { scoreAll } from './jobs.ts'
import { score } from './scoring.ts'
import { scorecard } from './settings.ts'

function scoreAfter<Data>(kind: EventKind<Data>): void {
  subscribe(`importance.score_after.${kind.type}`, kind, async (work, { customerId }) => {
    if (customerId) await score(work, [customerId])
  })
}

// I1: facts that the scorecard measures have changed.
scoreAfter(orderPlaced)
scoreAfter(orderApproved)
scoreAfter(orderChanged)
scoreAfter(orderPaid)
scoreAfter(orderCompleted)
scoreAfter(orderCancelled)
scoreAfter(customersMerged)
scoreAfter(mergeUndone)

subscribe('importance.score_all', settingsChanged, async (work, { data }) => {
  if (data.keys.includes(scorecard.key)) await enqueue(work, scoreAll, {}, { key: `score all ${work.company.slug}` })
})
