export * from './contract/history.ts'
export { countCustomers, customerFilter, exportCustomers, listCustomers, SORTS, tagCustomers } from './contract/list.ts'
export * from './contract/merging.ts'
export * from './contract/record.ts'
export {
  Cadence,
  ContactInput,
  ContactReply,
  CustomerItem,
  CustomerReply,
  CustomerSign,
  Kind,
  MOST_TAGS,
  Size,
  Stage,
  State,
  Tier,
} from './contract/shapes.ts'
export * from './contract/standing.ts'
export * from './contract/views.ts'
