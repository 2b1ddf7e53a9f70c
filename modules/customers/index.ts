export { applyFields } from './actions/change.ts'
export { applyContact, keyOf } from './actions/contacts.ts'
export { createCustomer, endOwnerships, startOwnership } from './actions/create.ts'
export { type ExportFormat, type ExportQuery, exportCustomers, noteExport } from './actions/export.ts'
export { countCustomers, listConditions } from './actions/list.ts'
export { propose } from './actions/proposals.ts'
export type { Cell } from './exporting/cells.ts'
export { writeCsv } from './exporting/csv.ts'
export { type SheetColumn, writeXlsx } from './exporting/xlsx.ts'
export {
  customerIdsAfter,
  type DistanceFigures,
  type NeedFigures,
  noteDistances,
  noteNeeds,
  noteOrders,
  notePostponed,
  noteTouches,
  type OrderFigures,
  reckon,
  replayPursuits,
  startPursuits,
  type TouchFigures,
} from './figures.ts'
export {
  type ImportedCustomer,
  insertEntryPursuits,
  insertImported,
  insertImportedContacts,
  insertNames,
  insertOrderPursuits,
  insertPoints,
  proposeHidden,
  proposeImported,
  startImportedOwnerships,
} from './imported.ts'
export {
  type ImportedChange,
  knownSources,
  noteSources,
  updateImported,
  updateImportedContacts,
} from './importedChanges.ts'
export { leadHoldings } from './leads.ts'
export { type ListQuery, narrowsLists } from './narrowing.ts'
export { standsInTheWay, whyNotPart } from './parting.ts'
export { type Place, readPlace } from './place.ts'
export { poolAgain, poolFor, poolOf } from './pooling.ts'
export { heldOf, isVeiled, presentItem, whyNotSuspendNow } from './present.ts'
export {
  lockedCustomer,
  lockedInSight,
  presentAfter,
  seenCustomer,
  showCustomer as presentCustomer,
  showOpened,
} from './reading.ts'
export { type Birthday, mayGreet, readBirthdays, readGreeted } from './repo/birthdays.ts'
export { tellsNoSecret } from './repo/changes.ts'
export { contactsOf, type PointKind, pointsOf, type WholeContact, wholeContactsOf } from './repo/contacts.ts'
export { besideItem, type CustomerRow, isOfTier, itemColumns, itemTables, rhythmColumn } from './repo/list.ts'
export { addName, refreshSearch, refreshSearches } from './repo/names.ts'
export { type Reader, readerOf, readersOf, type Unseeing } from './repo/readers.ts'
export { type CustomerRecord, findCustomer, insertChanges, itemsById } from './repo/record.ts'
export { textHolds } from './repo/search.ts'
export { type SeededCustomer, type SeededView, seedCustomers, seedViews } from './seeded.ts'
export {
  seedHoldings,
  seedMembers,
  seedProposals,
  seedPursuits,
  seedStages,
  seedTiers,
} from './seededPast.ts'
export { presentSign, type SignRow, signColumn } from './sign.ts'
export { onFiguresStale, recountAll } from './stale.ts'
export { addableBy, anyOf, inPoolOf, poolsOf, secretFrom, sightsOf, visibleTo } from './visibility.ts'
