export { showImport } from './actions/steer.ts'
export { type ImportedFile, lookInto, startImport } from './actions/upload.ts'
export { actorOf } from './engine/actor.ts'
export { fileSource, type Source } from './reading/source.ts'
