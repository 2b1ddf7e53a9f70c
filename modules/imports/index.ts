export { showImport } from './actions/steer.ts'
export { lookInto, startImport } from './actions/upload.ts'
export { actorOf } from './engine/actor.ts'
