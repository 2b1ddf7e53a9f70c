export { changeSettings } from './actions.ts'
export { settingsChanged } from './events.ts'
export { companyName } from './settings.ts'
