export { seedAssets, seedBookings, seedReceptions, seedServices } from './seeded.ts'
export { isReceived } from './slots/day.ts'
