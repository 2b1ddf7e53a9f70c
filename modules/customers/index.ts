export { applyFields } from './actions/change.ts'
export { keyOf } from './actions/contacts.ts'
export { endOwnership, startOwnership } from './actions/create.ts'
export { listConditions } from './actions/list.ts'
export {
  customerIdsAfter,
  noteOrders,
  notePostponed,
  noteTouches,
  type OrderFigures,
  reckon,
  replayPursuits,
  startPursuits,
  type TouchFigures,
} from './figures.ts'
export { poolAgain, poolFor } from './pooling.ts'
export { heldOf, presentItem, whyNotSuspendNow } from './present.ts'
export { lockedCustomer, seenCustomer, showCustomer as presentCustomer } from './reading.ts'
export { contactsOf } from './repo/contacts.ts'
export { type CustomerRow, itemColumns, itemTables } from './repo/list.ts'
export { addName, refreshSearch } from './repo/names.ts'
export { type CustomerRecord, itemsById } from './repo/record.ts'
export { inPoolOf, visibleTo } from './visibility.ts'
