export { questionsOfCustomers } from './questions.ts'
export { recountDistances } from './reckon.ts'
