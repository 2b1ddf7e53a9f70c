import './narrowings.ts'

export { reachedThisWeek } from './newcomers/actions.ts'
