export { changeSettings } from './actions.ts'
export { settingsChanged } from './events.ts'
export { seedSetting } from './seeded.ts'
export { companyName, publicUrl } from './settings.ts'
