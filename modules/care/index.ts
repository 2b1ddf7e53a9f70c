export { greetedCustomers, greetingsBeside } from './greetings/actions.ts'
