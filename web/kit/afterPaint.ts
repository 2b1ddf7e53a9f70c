/** Acts as soon as what stands now has been painted: what a finger pressed shows that it was pressed, and then the work begins. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act))
}
