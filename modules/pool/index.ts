export { seedClaims, seedMoves, seedPools } from './seeded.ts'
