import type { Look } from '../../kit/pictures/look.ts'

/** The grid of a picture with a line for each person, the first on top; numbers stand at the bars. */
export const boardOfPeople = (items: readonly { person: { name: string } }[], look: Look) => ({
  grid: { left: 4, right: 44, top: 4, bottom: 4, containLabel: true },
  xAxis: { type: 'value', show: false, min: 0 },
  yAxis: {
    type: 'category',
    inverse: true,
    data: items.map(({ person }) => person.name),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: look.ink },
  },
  tooltip: { show: false },
})
