import type { ReplyOf } from '../../../shared/endpoint.ts'
import type * as contract from '../contract.ts'

export type Portrait = ReplyOf<typeof contract.showPortrait>
export type BlockShown = Portrait['blocks'][number]
export type Cell = BlockShown['cells'][number]
export type Question = Portrait['questions'][number]
export type Distance = ReplyOf<typeof contract.showDistance>
export type PairShown = Distance['pairs'][number]
export type Share = ReplyOf<typeof contract.showShare>
export type FieldShown = Cell['field']
