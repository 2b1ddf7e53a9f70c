export { showWeek } from './week/show.ts'
