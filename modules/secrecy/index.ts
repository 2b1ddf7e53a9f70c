export { mayOpen, readSealed, type SealedValue, sealValue } from './sealing.ts'
