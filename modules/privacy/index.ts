export { tellsOfImports } from './handing/parts.ts'
export type { Whose } from './handing/whose.ts'
