export { type Holdings, isHeldTowardsCap, roomToClaim } from './actions/room.ts'
export { seedClaims, seedMoves, seedPools } from './seeded.ts'
