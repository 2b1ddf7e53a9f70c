/** Touches a day, to a tenth. */
export const aDay = (touches: number): string => touches.toFixed(1)
