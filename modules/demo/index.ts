export { accounts } from './accounts.ts'
export { type BuildOptions, buildDemo } from './actions/build.ts'
export { demoState, dropDemo } from './actions/keep.ts'
export { PASSWORD } from './rules/cast.ts'
