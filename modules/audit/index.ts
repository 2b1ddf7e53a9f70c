export { readingNotes } from './alerts/opened.ts'
export { type ChainReport, checkChain, type Fault } from './chain/check.ts'
export { type Head, writeHead } from './rules/head.ts'
